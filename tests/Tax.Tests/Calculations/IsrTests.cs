namespace FinanceTracker.Tax.Tests.Calculations;

public sealed class IsrTests
{
    [Theory]
    [InlineData("844.59", 1, "16.22")]
    [InlineData("844.60", 2, "16.22")]
    [InlineData("425641.99", 10, "133488.54")]
    [InlineData("425642.00", 11, "133488.54")]
    [InlineData("0.01", 1, "0.00")]
    [InlineData("0.53", 1, "0.01")]
    public void A_bracket_begins_a_cent_above_the_limit_before_it(string taxBase, int bracket, string isr) =>
        Ask.Of("isr_tariff", $$"""{"fiscalYear":2026,"tariff":"monthly","base":"{{taxBase}}"}""").Has($$"""{"bracket":{{bracket}},"isr":"{{isr}}"}""");

    [Fact]
    public void A_quarter_has_the_tariff_of_january_to_march()
    {
        var quarter = Ask.Of("isr_tariff", """{"fiscalYear":2026,"tariff":"quarterly","base":90000}""");
        var march = Ask.Of("isr_tariff", """{"fiscalYear":2026,"tariff":"cumulative","month":3,"base":"90000.00"}""");

        Assert.Equal((string)march["isr"]!, (string)quarter["isr"]!);
        Assert.Equal("LISR 116", (string)quarter["law"]![0]!);
    }

    [Fact]
    public void A_tariff_stands_after_its_last_confirmed_year_and_says_that_it_is_provisional()
    {
        var next = Ask.Of("isr_tariff", """{"fiscalYear":2027,"tariff":"annual","base":"500000"}""");

        next.Has("""{"isr":"85773.86","provisional":true}""");
        Assert.Null(Ask.Of("isr_tariff", """{"fiscalYear":2026,"tariff":"annual","base":"500000"}""")["provisional"]);
    }

    [Fact]
    public void Years_before_the_tables_are_refused_by_name()
    {
        var problem = Ask.Raw("isr_tariff", """{"fiscalYear":2022,"tariff":"annual","base":"1"}""").Problem!;

        Assert.Equal("missing_figure", problem.Code);
        Assert.Equal("isr_tariff", problem.Extensions["figure"]);
        Assert.Equal(2022, problem.Extensions["year"]);
    }

    [Fact]
    public void A_loss_from_january_leaves_no_base_and_no_bracket() => Ask.Of(
        "isr_provisional_612", """{"fiscalYear":2026,"months":[{"income":"100","deductions":"500"}]}""")
        .Has("""{"taxBase":"0.00","bracket":0,"isrCaused":"0.00","isrDue":"0.00","isrDuePesos":"0"}""");

    [Fact]
    public void December_is_paid_by_the_annual_tariff()
    {
        var months = string.Join(',', Enumerable.Repeat("""{"income":"7168.51"}""", 12));

        Ask.Of("isr_provisional_612", $$"""{"fiscalYear":2026,"months":[{{months}}]}""").Has("""{"taxBase":"86022.12","bracket":3,"isrCaused":"5051.37"}""");
    }

    [Fact]
    public void Rent_by_the_quarter_uses_three_months_and_warns_above_ten_uma()
    {
        var answer = Ask.Of("isr_provisional_606", """{"fiscalYear":2026,"period":"quarterly","method":"blind35","income":"120000.00","predial":"1500.00"}""");

        answer.Has("""{"deductions":"43500.00","taxBase":"76500.00","bracket":6,"isrCaused":"10675.36","isrDuePesos":"10675"}""");
        Assert.Contains(answer["steps"]!.AsArray(), s => ((string)s!["en"]!).StartsWith("Notice", StringComparison.Ordinal));
    }

    [Fact]
    public void Predial_beyond_the_rent_leaves_nothing_to_pay() => Ask.Of(
        "isr_provisional_606", """{"fiscalYear":2026,"method":"blind35","income":"1000","predial":"900","isrWithheld":"100"}""")
        .Has("""{"taxBase":"0.00","isrDue":"0.00","withholdingExcess":"100.00"}""");

    [Theory]
    [InlineData("83333.33", "0.0150", "1250.00")]
    [InlineData("83333.34", "0.0200", "1666.67")]
    [InlineData("208333.33", "0.0200", "4166.67")]
    [InlineData("208333.34", "0.0250", "5208.33")]
    [InlineData("3500000.00", "0.0250", "87500.00")]
    [InlineData("0", "0.0100", "0.00")]
    public void Resico_taxes_the_whole_amount_at_the_rate_of_its_slab(string income, string rate, string isr) =>
        Ask.Of("resico_monthly", $$"""{"incomeCollected":"{{income}}"}""").Has($$"""{"rate":"{{rate}}","isrCaused":"{{isr}}"}""");

    [Fact]
    public void Resico_beyond_its_limit_is_no_payment_but_a_reason()
    {
        var answer = Ask.Of("resico_monthly", """{"incomeCollected":"3500000.01"}""");

        answer.Has("""{"error":"RESICO_LIMIT_EXCEEDED"}""");
        Assert.Null(answer["isrDue"]);
        Ask.Of("resico_annual", """{"income":"3500000.01"}""").Has("""{"error":"RESICO_LIMIT_EXCEEDED"}""");
    }

    [Fact]
    public void Withholding_beyond_the_resico_tax_is_told() =>
        Ask.Of("resico_monthly", """{"incomeCollected":"20000","isrWithheld":"250"}""").Has("""{"isrDue":"0.00","withholdingNotUsed":"50.00"}""");

    [Fact]
    public void A_loss_in_a_chapter_does_not_reduce_the_others() => Ask.Of(
        "isr_annual", """{"fiscalYear":2025,"taxableByChapter":{"wages":"100000","business":"-40000"},"credits":{"a":"9000.51"}}""")
        .Has("""{"taxBase":"100000.00","bracket":3}""");

    [Fact]
    public void A_balance_in_favour_of_fifty_cents_is_no_peso() => Ask.Of(
        "isr_annual", """{"fiscalYear":2026,"taxableByChapter":{},"credits":{"a":"10.50"}}""")
        .Has("""{"taxBase":"0.00","bracket":0,"balanceInFavor":"10.50","resultPesos":"-10"}""");

    [Fact]
    public void Resico_above_its_limit_is_not_compared() => Ask.Of(
        "regime_comparison", """{"fiscalYear":2026,"monthlyIncome":["3000000","600000"]}""").Has("""{"recommended":"612","saving":"0.00","reason":"RESICO_LIMIT_EXCEEDED"}""");

    [Fact]
    public void Resico_of_legal_persons_pays_on_cash_profit() => Ask.Of(
        "pm_provisional", """{"regime":"626","incomeCollected":"500000","deductionsPaid":"300000","previousPayments":"10000"}""")
        .Has("""{"taxBase":"200000.00","isrCaused":"60000.00","isrDue":"50000.00","isrDuePesos":"50000"}""");

    [Fact]
    public void A_coefficient_is_cut_to_four_decimals() => Ask.Of(
        "pm_provisional", """{"regime":"601","nominalIncome":"100000","coefficient":"0.12349"}""").Has("""{"taxBase":"12340.00"}""");
}
