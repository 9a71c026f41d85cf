using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Tests.Position;

/// <summary>IVA by payment, the carry of a balance in favour, expenses as their verdict lets, and what was withheld from others.</summary>
public sealed class IvaAndExpensesTests
{
    // LIVA 5-D: 9,600 caused - 6,400 withheld (two thirds, RLIVA 3) - 1,600 paid = 1,600.
    [Fact]
    public void IVA_is_what_was_collected_less_withheld_less_paid()
    {
        var iva = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 60_000m, ivaWithheld: 6_400m), Books.Bought("2026-10-06", 10_000m)).In(2026, 10).Iva!;

        Assert.Equal((9_600m, 6_400m, 1_600m, 1_600m), (iva.Caused.Amount, iva.Withheld.Amount, iva.Creditable, iva.DuePesos));
        Assert.Equal("paid", Assert.Single(iva.Paid.Items).Reason);
    }

    // LIVA 6: 1,600 in favour of August pays 800 of September and 800 of October.
    [Fact]
    public void A_balance_in_favour_is_carried_from_the_first_month_with_documents()
    {
        var book = Books.Of(Books.Person, ["612"], Books.Bought("2026-08-06", 10_000m), Books.Sold("2026-09-05", 5_000m), Books.Sold("2026-10-05", 10_000m));

        var (september, october) = (book.In(2026, 9).Iva!, book.In(2026, 10).Iva!);
        Assert.Equal((1_600m, 800m, 0m, 800m), (september.PriorBalance, september.PriorBalanceApplied, september.Due, september.BalanceInFavor));
        Assert.Equal((800m, 800m, 800m, 0m), (october.PriorBalance, october.PriorBalanceApplied, october.Due, october.BalanceInFavor));
        Assert.Equal(new DateOnly(2026, 8, 1), october.CarriedSince);
    }

    // LIVA 5-V: half of the acts is exempt, so half of 1,600 counts.
    [Fact]
    public void With_exempt_acts_what_was_paid_goes_by_the_proportion()
    {
        var exempt = Books.Document(CfdiDirection.Issued, "2026-10-05", TaxedAmounts.Zero with { Exempt = 10_000m });

        var iva = Books.Of(Books.Person, ["612"], Books.Sold("2026-10-05", 10_000m), exempt, Books.Bought("2026-10-06", 10_000m)).In(2026, 10).Iva!;

        Assert.Equal((0.5m, 800m, 800m), (iva.Proportion, iva.Creditable, iva.Due));
    }

    // LIVA 1-A, 5-IV: what a company withholds is paid over now and credited in the month after.
    [Fact]
    public void IVA_withheld_from_a_supplier_is_paid_now_and_credited_in_the_month_after()
    {
        var fee = Books.Bought("2026-10-06", 10_000m, owner: Books.Company);
        fee = fee with { Amounts = fee.Amounts with { IsrWithheld = 1_000m, IvaWithheld = 1_066.67m } };
        var book = Books.Of(Books.Company, ["601"], fee);

        var (october, november) = (book.In(2026, 10), book.In(2026, 11));
        Assert.Equal((1_000m, 1_066.67m, 2_067m), (october.Withholdings.Isr.Amount, october.Withholdings.Iva.Amount, october.Withholdings.TotalPesos));
        Assert.Equal((533.33m, 1_066.67m), (october.Iva!.Creditable, november.Iva!.Creditable));
    }

    // LISR 94, 96: wages are deducted, and their ISR is paid over.
    [Fact]
    public void A_payroll_is_deducted_and_its_ISR_is_to_be_paid_over()
    {
        var payroll = Books.Document(CfdiDirection.Issued, "2026-10-15", TaxedAmounts.Zero with { NotSubject = 12_000m, IsrWithheld = 900m }) with { Type = "N" };

        var position = Books.Of(Books.Person, ["612"], Books.Sold("2026-10-05", 50_000m), payroll).In(2026, 10);

        Assert.Equal((900m, 0m, 12_000m, 38_000m), (position.Withholdings.IsrWages.Amount, position.Withholdings.Isr.Amount, position.Isr[0].Deductions.Amount, position.Isr[0].Base));
    }

    // LISR 28-XX: 8.5 % of a restaurant paid by card; LIVA 5-I: the same share of its IVA.
    [Fact]
    public void An_expense_counts_as_far_as_its_verdict_lets()
    {
        var position = Books.Of(Books.Person, ["612"], Books.Bought("2026-10-06", 1_000m, "restaurant") with { FormaPago = "04" }).In(2026, 10);

        Assert.Equal((85m, 13.60m), (position.Isr[0].Deductions.Amount, position.Iva!.Creditable));
        Assert.Equal("RESTAURANT_8_5", position.Isr[0].Deductions.Items[0].Reason);
    }

    [Fact]
    public void A_supplier_on_the_final_list_counts_nothing_and_is_warned_about()
    {
        var book = Books.Of(Books.Person, ["612"], Books.Bought("2026-10-06", 1_000m)) with { Listed = new Dictionary<string, EfosStatus> { ["MISC491214B86"] = EfosStatus.Definitivo } };

        var position = book.In(2026, 10);

        Assert.Equal((0m, 0m), (position.Isr[0].Deductions.Amount, position.Iva!.Creditable));
        Assert.Contains(position.Warnings, w => w.Code == "EFOS_DEFINITIVE");
    }

    // LISR 31, 34-VII: computers 30 % a year by complete months of use. 12,000 x 30 % = 3,600 for a year, 300 for each month since February.
    [Fact]
    public void An_investment_is_deducted_month_by_month()
    {
        var book = Books.Of(Books.Person, ["612"], Books.Bought("2026-01-06", 12_000m, "computers") with { UsoCfdi = "I04" });

        Assert.Equal((0m, 300m, 3_300m), (book.In(2026, 1).Isr[0].Deductions.Amount, book.In(2026, 2).Isr[0].Deductions.Amount, book.In(2026, 12).Isr[0].Deductions.Amount));
        Assert.Equal(1_920m, book.In(2026, 1).Iva!.Creditable);
    }

    [Fact]
    public void Half_of_an_invoice_on_credit_counts_when_half_is_paid()
    {
        var invoice = Books.Sold("2026-09-05", 10_000m) with { IsOnCredit = true };
        var book = Books.Of(Books.Person, ["626"], invoice) with { Reps = [new RepPayment(invoice.Uuid!, "R", new DateOnly(2026, 10, 2), 5_800m, "03", null)] };

        Assert.Equal((0m, 5_000m, 800m), (book.In(2026, 9).Isr[0].Base, book.In(2026, 10).Isr[0].Base, book.In(2026, 10).Iva!.Due));
    }

    [Fact]
    public void A_credit_note_of_what_was_never_collected_takes_nothing_back()
    {
        var invoice = Books.Sold("2026-10-05", 10_000m) with { IsOnCredit = true };
        var note = Books.Sold("2026-10-20", 10_000m) with { Type = "E", Related = [("01", invoice.Uuid!)] };

        var position = Books.Of(Books.Person, ["626"], invoice, note, Books.Sold("2026-10-06", 20_000m)).In(2026, 10);

        Assert.Equal((20_000m, 3_200m), (position.Isr[0].Base, position.Iva!.Due));
    }

    // LIVA 7: the returns of a month without sales come off the acts of the next one.
    [Fact]
    public void Returns_beyond_the_months_acts_come_off_the_next_ones()
    {
        var note = Books.Sold("2026-09-20", 1_000m) with { Type = "E" };

        Assert.Equal(640m, Books.Of(Books.Person, ["612"], note, Books.Sold("2026-10-06", 5_000m)).In(2026, 10).Iva!.Due);
    }

    [Fact]
    public void A_suppliers_credit_note_takes_back_what_its_invoice_was_allowed()
    {
        var lunch = Books.Bought("2026-10-06", 1_000m, "restaurant") with { FormaPago = "04" };
        var note = Books.Bought("2026-10-08", 200m, "restaurant") with { Type = "E", Related = [("01", lunch.Uuid!)] };

        Assert.Equal(68m, Books.Of(Books.Person, ["612"], lunch, note).In(2026, 10).Isr[0].Deductions.Amount);
    }

    [Fact]
    public void An_invoice_that_another_replaces_counts_no_more()
    {
        var wrong = Books.Sold("2026-10-05", 10_000m);
        var right = Books.Sold("2026-10-06", 9_000m) with { Related = [("04", wrong.Uuid!)] };

        Assert.Equal(9_000m, Books.Of(Books.Person, ["626"], wrong, right).In(2026, 10).Isr[0].Base);
    }
}
