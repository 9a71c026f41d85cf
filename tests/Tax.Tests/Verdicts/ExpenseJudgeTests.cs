using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Tests.Verdicts;

public sealed class ExpenseJudgeTests
{
    private const string Me = "LOMA800101AB1";
    private static readonly DateOnly Day = new(2026, 5, 10);
    private static readonly Taxpayer Professional = new(Me, ["612"]);

    [Fact]
    public void A_plain_expense_of_a_professional_counts_whole()
    {
        var verdict = Judge(Facts());

        Assert.Equal((IsrStatus.Deductible, 1000m, true, 160m), (verdict.Isr.Status, verdict.Isr.Amount, verdict.Iva.Creditable, verdict.Iva.Amount));
        Assert.Empty(verdict.Reasons);
        Assert.Contains("LISR 27", verdict.Law);
    }

    [Fact]
    public void In_RESICO_of_a_person_ISR_does_not_apply_and_IVA_does()
    {
        var verdict = Judge(Facts(), new Taxpayer(Me, ["626"]));

        Assert.Equal((IsrStatus.NotApplicable, 0m, 160m), (verdict.Isr.Status, verdict.Isr.Amount, verdict.Iva.Amount));
        Assert.Equal("RESICO_NO_DEDUCTIONS", verdict.Reasons[0].Code);
    }

    [Fact]
    public void With_wages_alone_neither_applies() =>
        Assert.Equal((IsrStatus.NotApplicable, false), (Judge(Facts(), new Taxpayer(Me, ["605"])).Isr.Status, Judge(Facts(), new Taxpayer(Me, ["605"])).Iva.Creditable));

    [Fact]
    public void Wages_and_a_profession_together_deduct_as_the_profession() =>
        Assert.Equal(IsrStatus.Deductible, Judge(Facts(), new Taxpayer(Me, ["605", "612"])).Isr.Status);

    [Fact]
    public void Whoever_takes_35_percent_of_rent_deducts_no_expense_of_it_and_credits_its_IVA()
    {
        var verdict = Judge(Facts(), new Taxpayer(Me, ["606"], DeductsRentBlind: true));

        Assert.Equal((IsrStatus.NotApplicable, 160m), (verdict.Isr.Status, verdict.Iva.Amount));
    }

    [Fact]
    public void A_restaurant_by_card_counts_8_and_a_half_percent()
    {
        var verdict = Judge(Facts(kind: "restaurant", form: "04"));

        Assert.Equal((IsrStatus.Partial, 85m, 13.6m, "RESTAURANT_8_5"), (verdict.Isr.Status, verdict.Isr.Amount, verdict.Iva.Amount, verdict.Reasons[0].Code));
    }

    [Fact]
    public void An_invoice_of_two_kinds_is_judged_line_by_line()
    {
        var facts = Facts(form: "04");
        var document = facts.Document with { Lines = [new ExpenseLine("stationery", 600m, 96m), new ExpenseLine("restaurant", 400m, 64m)] };

        Assert.Equal(634m, Judge(facts with { Document = document, Parts = [Paid(document)] }).Isr.Amount);
    }

    [Theory]
    [InlineData("general", "01", "CASH_OVER_2000", 3000)]
    [InlineData("fuel", "01", "FUEL_CASH", 100)]
    [InlineData("restaurant", "03", "RESTAURANT_NOT_CARD", 100)]
    public void The_form_of_payment_decides(string kind, string form, string reason, int amount)
    {
        var verdict = Judge(Facts(kind, form, amount));

        Assert.Equal((IsrStatus.NotDeductible, false), (verdict.Isr.Status, verdict.Iva.Creditable));
        Assert.Contains(verdict.Reasons, r => r.Code == reason);
        Assert.Equal("pay_by_card", verdict.Fix?.Code);
    }

    [Fact]
    public void What_does_not_stand_counts_nothing_for_anybody()
    {
        var facts = Facts();
        Assert.Equal("CANCELLED", Judge(facts with { Document = facts.Document with { IsCancelled = true } }).Reasons[0].Code);
        Assert.Equal("CHECKS_FAILED", Judge(facts with { Document = facts.Document with { Counts = false } }).Reasons[0].Code);
        Assert.Equal("EFOS_DEFINITIVE", Judge(facts with { Supplier = EfosStatus.Definitivo }).Reasons[0].Code);
        Assert.Equal("WRONG_RECEIVER_RFC", Judge(facts with { Document = facts.Document with { ReceptorRfc = "XAXX010101000" } }).Reasons[0].Code);
        Assert.Equal("WRONG_FISCAL_YEAR", Judge(facts with { Year = 2027 }).Reasons[0].Code);
    }

    [Fact]
    public void A_presumed_supplier_only_warns()
    {
        var verdict = Judge(Facts() with { Supplier = EfosStatus.Presunto });

        Assert.Equal((IsrStatus.Deductible, true), (verdict.Isr.Status, verdict.Reasons.Single(r => r.Code == "EFOS_PRESUMED").IsWarning));
    }

    [Fact]
    public void Fuel_without_the_permit_warns_and_asks_for_a_replacement() =>
        Assert.Equal(("FUEL_NO_PERMIT", "ask_replacement"), (Judge(Facts("fuel", "04")).Reasons[0].Code, Judge(Facts("fuel", "04")).Fix?.Code));

    [Fact]
    public void Not_paid_yet_is_missing_data_with_what_to_do()
    {
        var verdict = Judge(Facts() with { Parts = [] });

        Assert.Equal((IsrStatus.MissingData, "NOT_PAID", "match_payment"), (verdict.Isr.Status, verdict.Reasons[0].Code, verdict.Fix?.Code));
    }

    [Fact]
    public void Paid_on_credit_without_complemento_counts_nothing_until_the_fifth_of_the_next_month()
    {
        var facts = Facts();
        var document = facts.Document with { IsOnCredit = true };

        var verdict = Judge(facts with { Document = document, Parts = [Paid(document) with { Proof = PaymentProof.Bank }] });

        Assert.Equal((IsrStatus.NotDeductible, "REP_MISSING", new DateOnly(2026, 6, 5)), (verdict.Isr.Status, verdict.Reasons[0].Code, verdict.Fix?.Until));
    }

    [Fact]
    public void Half_paid_counts_half()
    {
        var facts = Facts();
        var document = facts.Document with { IsOnCredit = true };

        var verdict = Judge(facts with { Document = document, Parts = [Paid(document) with { Part = 0.5m, RepUuid = "R" }] });

        Assert.Equal((500m, 80m), (verdict.Isr.Amount, verdict.Iva.Amount));
    }

    [Theory]
    [InlineData("D01", "04", IsrStatus.Deductible)]
    [InlineData("D01", "01", IsrStatus.NotDeductible)]
    [InlineData("D03", "01", IsrStatus.Deductible)]
    public void A_personal_deduction_waits_for_the_annual_return_unless_it_was_cash(string uso, string form, IsrStatus status)
    {
        var facts = Facts(form: form);

        Assert.Equal(status, Judge(facts with { Document = facts.Document with { UsoCfdi = uso } }, new Taxpayer(Me, ["605"])).Isr.Status);
    }

    [Fact]
    public void Every_class_of_purchase_has_a_rule()
    {
        var kinds = new[] { "lodging", "car_rental", "vehicles", "computers", "furniture", "machinery", "restaurant", "fuel", "bar", "other", "toll", "rent" };

        Assert.All(kinds, kind => Assert.NotEqual(IsrStatus.MissingData, Judge(Facts(kind, "04")).Isr.Status));
    }

    [Fact]
    public void A_night_in_a_Mexican_hotel_counts_whole() => Assert.Equal((IsrStatus.Deductible, 1000m), (Judge(Facts("lodging", "04")).Isr.Status, Judge(Facts("lodging", "04")).Isr.Amount));

    [Fact]
    public void A_foreign_invoice_without_its_exchange_rate_is_no_pesos()
    {
        var facts = Facts();

        var verdict = Judge(facts with { Document = facts.Document with { Moneda = "USD", LacksExchangeRate = true }, Parts = [] });

        Assert.Equal((IsrStatus.MissingData, "EXCHANGE_RATE_MISSING", "ask_replacement"), (verdict.Isr.Status, verdict.Reasons[0].Code, verdict.Fix?.Code));
    }

    [Theory]
    [InlineData(10, 5, 2)]
    [InlineData(10, 1, 3)]
    [InlineData(12, 2, 0)]
    public void An_investment_counts_its_complete_months_of_use(int month, int day, int months)
    {
        var facts = Facts("computers", amount: 20_000m);
        var document = facts.Document with { UsoCfdi = "I04", Date = new DateOnly(2026, month, day) };

        Assert.Equal(500m * months, Judge(facts with { Document = document, Parts = [Paid(document)] }).Isr.Amount);
    }

    [Fact]
    public void A_car_says_that_it_is_deducted_over_years() => Assert.Contains(Judge(Facts("vehicles", amount: 100_000m)).Reasons, r => r is { Code: "DEPRECIATION", Law: "LISR 31, 34" });

    [Fact]
    public void A_computer_stated_as_expense_warns() => Assert.Contains(Judge(Facts("computers")).Reasons, r => r is { Code: "INVESTMENT_AS_EXPENSE", IsWarning: true });

    [Theory]
    [InlineData("03", "2025-12-20", "2026-01-30", "WRONG_FISCAL_YEAR")]
    [InlineData("04", "2025-12-30", "2026-01-03", null)]
    [InlineData("02", "2025-12-20", "2026-01-30", null)]
    [InlineData("02", "2025-08-20", "2026-01-30", "WRONG_FISCAL_YEAR")]
    [InlineData("03", "2026-01-20", "2026-02-28", null)]
    public void Said_to_be_paid_at_once_and_paid_in_another_year_is_of_neither(string form, string issued, string paid, string? reason)
    {
        var facts = Facts(form: form);
        var document = facts.Document with { Date = DateOnly.Parse(issued, System.Globalization.CultureInfo.InvariantCulture) };
        var part = Paid(document) with { Date = DateOnly.Parse(paid, System.Globalization.CultureInfo.InvariantCulture), Proof = PaymentProof.Bank };

        var verdict = Judge(facts with { Document = document, Parts = [part], Year = document.Date.Year });

        Assert.Equal(reason, verdict.Reasons.FirstOrDefault(r => !r.IsWarning)?.Code);
    }

    [Fact]
    public void A_late_complemento_can_still_be_asked_for_and_has_no_day()
    {
        var facts = Facts();
        var document = facts.Document with { IsOnCredit = true };

        var fix = Judge(facts with { Document = document, Parts = [Paid(document)], Today = new DateOnly(2026, 9, 1) }).Fix;

        Assert.Equal(("ask_rep", null, true), (fix?.Code, fix?.Until, fix?.Recovers));
    }

    [Fact]
    public void The_regime_that_the_invoice_names_decides()
    {
        var facts = Facts();
        var both = new Taxpayer(Me, ["612", "626"]);

        Assert.Equal(IsrStatus.NotApplicable, Judge(facts with { Document = facts.Document with { ReceptorRegimen = "626" } }, both).Isr.Status);
        Assert.Equal(IsrStatus.Deductible, Judge(facts with { Document = facts.Document with { ReceptorRegimen = "612" } }, both).Isr.Status);
    }

    [Fact]
    public void A_personal_deduction_rests_on_its_own_article() =>
        Assert.DoesNotContain("LISR 27", Judge(Facts() with { Document = Facts().Document with { UsoCfdi = "D01" } }, new Taxpayer(Me, ["605"])).Law);

    [Fact]
    public void Cash_on_the_invoice_and_a_card_at_the_bank_asks_for_a_replacement()
    {
        var facts = Facts("fuel", "01");

        var verdict = Judge(facts with { Parts = [Paid(facts.Document) with { Proof = PaymentProof.Bank, BankForm = "04" }] });

        Assert.Equal(("FUEL_CASH", "ask_replacement", true), (verdict.Reasons[0].Code, verdict.Fix?.Code, verdict.Fix?.Recovers));
        Assert.Contains(verdict.Reasons, r => r is { Code: "FORM_DIFFERS_AT_BANK", IsWarning: true });
    }

    [Fact]
    public void Without_a_profile_the_person_is_asked_for_it() =>
        Assert.Equal("confirm_profile", ExpenseJudge.Judge(Facts(), null, TaxTables.Current).Value.Fix?.Code);

    [Fact]
    public void Every_reason_of_the_deductibility_rule_has_its_words_here() =>
        Assert.All(FinanceTracker.Tax.Calculations.Rules.DeductibilityReasons.All, code => Assert.NotEmpty(VerdictReasons.Of(code).Law));

    private static Verdict Judge(ExpenseFacts facts, Taxpayer? taxpayer = null) => ExpenseJudge.Judge(facts, taxpayer ?? Professional, TaxTables.Current).Value;

    private static ExpenseFacts Facts(string kind = "general", string form = "03", decimal amount = 1000m)
    {
        var iva = amount * 0.16m;
        var document = new TaxDocument
        {
            Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            Direction = CfdiDirection.Received,
            Type = "I",
            Date = Day,
            CounterpartyRfc = "AAA010101AAA",
            ReceptorRfc = Me,
            UsoCfdi = "G03",
            FormaPago = form,
            Total = amount + iva,
            Amounts = TaxedAmounts.Zero with { Base16 = amount, Iva = iva },
            Lines = [new ExpenseLine(kind, amount, iva)],
        };
        return new ExpenseFacts(document, [Paid(document)], null, 2026, Day);
    }

    private static PaidPart Paid(TaxDocument document) => new(document, document.Date, 1m, document.Amounts, document.FormaPago, PaymentProof.Declared, null, null);
}
