using System.Globalization;
using FinanceTracker.Tax.Calculations.Rules;

namespace FinanceTracker.Tax.Tests.Calculations;

public sealed class MonthTests
{
    [Fact]
    public void The_border_rate_lives_beside_the_general_one() => Ask.Of(
        "iva_monthly", """{"acts":{"rate8":"1000.06","rate16":"0.03"}}""").Has("""{"ivaCaused":"80.00","ivaDuePesos":"80"}""");

    [Fact]
    public void The_border_rate_has_no_decree_for_2027()
    {
        Assert.Equal("iva_border", Ask.Raw("iva_monthly", """{"fiscalYear":2027,"acts":{"rate8":"100"}}""").Problem!.Extensions["figure"]);
        Ask.Of("iva_monthly", """{"fiscalYear":2027,"acts":{"rate16":"100"}}""").Has("""{"ivaCaused":"16.00","provisional":true}""");
    }

    [Fact]
    public void Only_exempt_acts_credit_nothing_that_serves_them() => Ask.Of(
        "iva_monthly", """{"acts":{"exempt":"1000"},"ivaPaid":{"mixed":"160","exemptOnly":"80"},"priorBalance":"50"}""")
        .Has("""{"proportion":"0.0000","ivaCreditable":"0.00","net":"0.00","priorBalanceRemaining":"50.00"}""");

    [Theory]
    [InlineData("professional_fees", "601", "PM", "10000", "0.16", "0.00", "0.00")]
    [InlineData("rent", "606", "PM", "10000", "0.08", "1000.00", "533.33")]
    [InlineData("rent", "626", "PM", "12345.67", "0.16", "154.32", "1316.87")]
    [InlineData("freight", "626", "PM", "25000", "0.16", "312.50", "1000.00")]
    [InlineData("freight", "601", "PM", "25000", "0.16", "0.00", "1000.00")]
    [InlineData("freight", "601", "PM", "25000", "0", "0.00", "0.00")]
    [InlineData("goods", "612", "PM", "10000", "0.16", "0.00", "0.00")]
    [InlineData("goods", "626", "PM", "10000", "0.16", "125.00", "0.00")]
    [InlineData("commission", "612", "PM", "10000", "0.16", "0.00", "1066.67")]
    [InlineData("goods", "626", "PF", "10000", "0.16", "0.00", "0.00")]
    public void Only_legal_persons_withhold_and_each_from_whom_the_law_says(
        string operation, string regime, string receiver, string subtotal, string rate, string isr, string iva) => Ask.Of(
        "cfdi_withholding", $$"""{"operation":"{{operation}}","issuerRegime":"{{regime}}","receiver":"{{receiver}}","subtotal":"{{subtotal}}","ivaRate":"{{rate}}"}""")
        .Has($$"""{"isrWithheld":"{{isr}}","ivaWithheld":"{{iva}}"}""");

    [Theory]
    [InlineData(2025, "transport", true, false, "0.021", "21.00", "80.00")]
    [InlineData(2025, "goods_services", true, true, "0.010", "10.00", "80.00")]
    [InlineData(2026, "goods_services", true, true, "0.025", "25.00", "160.00")]
    [InlineData(2026, "lodging", false, false, "0.200", "200.00", "160.00")]
    [InlineData(2021, "lodging", true, false, "0.040", "40.00", "80.00")]
    public void A_platform_withholds_by_activity_rfc_and_account(int year, string activity, bool hasRfc, bool foreign, string rate, string isr, string iva) => Ask.Of(
        "platform_withholding",
        $$"""{"fiscalYear":{{year}},"activity":"{{activity}}","incomeNoIva":1000,"hasRfc":{{(hasRfc ? "true" : "false")}},"foreignDeposit":{{(foreign ? "true" : "false")}}}""")
        .Has($$"""{"isrRate":"{{rate}}","isrWithheld":"{{isr}}","ivaWithheld":"{{iva}}"}""");

    [Fact]
    public void Income_without_its_complement_still_counts_and_is_told() => Ask.Of(
        "cash_flow_month",
        """
        {"period":"2026-03","cfdis":[
          {"uuid":"A","direction":"issued","type":"I","method":"PPD","date":"2026-01-05","subtotal":"1000","iva":"160","isrWithheld":"100","ivaWithheld":"106.67","total":"953.33","status":"Vigente",
           "payments":[{"date":"2026-03-02","amount":"476.67"},{"date":"2026-04-02","amount":"476.66","rep":"R"}]},
          {"uuid":"B","direction":"received","type":"E","method":"PUE","date":"2026-03-09","subtotal":"100","iva":"16","total":"116"},
          {"uuid":"C","direction":"received","type":"P","date":"2026-03-09","subtotal":"0","total":"0"}]}
        """)
        .Has("""
        {"incomeCollected":"500.01","ivaCaused":"80.00","isrWithheld":"50.00","ivaWithheld":"53.34","expensesPaid":"-100.00","ivaCreditable":"-16.00",
         "warnings":[{"uuid":"A","code":"REP_NOT_ISSUED"}]}
        """);

    [Fact]
    public void A_part_of_a_cfdi_is_multiplied_before_it_is_divided() => Ask.Of(
        "cash_flow_month",
        """
        {"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","type":"I","method":"PPD","date":"2026-01-05","subtotal":"1000.05","iva":"160.05","total":"1160.10",
          "payments":[{"date":"2026-03-02","amount":"38.67","rep":"R"}]}]}
        """)
        .Has("""{"incomeCollected":"33.34","ivaCaused":"5.34"}""");

    [Fact]
    public void A_blank_complement_is_none() => Ask.Of(
        "cash_flow_month",
        """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"received","method":"PPD","date":"2026-01-05","subtotal":"100","iva":"16","payments":[{"date":"2026-03-02","amount":"116","rep":" "}]}]}""")
        .Has("""{"expensesPaid":"0.00","warnings":[{"uuid":"A","code":"REP_MISSING"}]}""");

    [Fact]
    public void A_share_of_the_iva_is_taken_before_it_is_rounded()
    {
        Ask.Of("platform_withholding", """{"fiscalYear":2026,"activity":"lodging","incomeNoIva":"100.05"}""").Has("""{"iva":"16.01","ivaWithheld":"8.00"}""");
        Ask.Of("cfdi_withholding", """{"operation":"rent","issuerRegime":"606","receiver":"PM","subtotal":"0.22"}""").Has("""{"iva":"0.04","ivaWithheld":"0.02"}""");
    }

    [Fact]
    public void Iva_that_one_withholds_is_credited_the_month_after()
    {
        const string cfdis = """[{"uuid":"A","direction":"received","type":"I","method":"PUE","date":"2026-01-31","subtotal":"1000","iva":"160","ivaWithheld":"106.67","total":"1053.33"}]""";

        Ask.Of("cash_flow_month", $$"""{"period":"2026-01","cfdis":{{cfdis}}}""").Has("""{"expensesPaid":"1000.00","ivaCreditable":"53.33"}""");
        Ask.Of("cash_flow_month", $$"""{"period":"2026-02","cfdis":{{cfdis}}}""").Has("""{"expensesPaid":"0.00","ivaCreditable":"106.67"}""");
    }

    [Theory]
    [InlineData("2012-11-17", "2013-03-15", 4)]
    [InlineData("2012-11-17", "2013-03-17", 4)]
    [InlineData("2012-11-17", "2013-03-18", 5)]
    [InlineData("2024-01-31", "2024-02-29", 1)]
    [InlineData("2024-01-31", "2024-03-01", 2)]
    [InlineData("2026-02-17", "2026-02-17", 0)]
    [InlineData("2026-02-17", "2026-02-18", 1)]
    [InlineData("2018-01-17", "2026-02-18", 60)]
    public void Delay_counts_months_and_fractions_from_the_due_day(string due, string paid, int months) =>
        Assert.Equal(months, LatePayment.MonthsLate(DateOnly.Parse(due, CultureInfo.InvariantCulture), DateOnly.Parse(paid, CultureInfo.InvariantCulture)));

    [Fact]
    public void Each_month_of_delay_has_the_rate_of_the_month_in_which_it_starts()
    {
        var answer = Ask.Of("late_payment", """{"amount":"1000","dueDate":"2025-11-17","paymentDate":"2026-02-10","inpcBeforePayment":"140","inpcBeforeDue":"141"}""");

        answer.Has("""{"factor":"1.0000","actualizacion":"0.00","months":3,"surchargeRate":"0.0501","surcharges":"50.10","totalPesos":"1050"}""");
        Ask.Of("late_payment", """{"amount":"1000","dueDate":"2025-11-17","paymentDate":"2026-02-10","inpcBeforePayment":"140","inpcBeforeDue":"141","monthlyRates":["0.0147","0.0147","0.0207"]}""").Has(answer.ToJsonString());
    }

    [Fact]
    public void Rates_that_are_neither_one_nor_one_for_each_month_are_refused() => Assert.Equal(
        ["monthlyRates"], Ask.WrongFields("late_payment", """{"amount":"1","dueDate":"2025-01-17","paymentDate":"2025-09-10","monthlyRates":["0.01","0.02"]}"""));

    [Theory]
    [InlineData("2026-12", null, "", "2027-01-17", "2027-01-18")]
    [InlineData("2026-01", "2", "", "2026-02-17", "2026-02-18")]
    [InlineData("2026-01", "3", "", "2026-02-17", "2026-02-19")]
    [InlineData("2026-01", "5", "", "2026-02-17", "2026-02-20")]
    [InlineData("2026-01", "8", "", "2026-02-17", "2026-02-23")]
    [InlineData("2026-04", "1", "", "2026-05-17", "2026-05-18")]
    [InlineData("2026-04", "9", "2026-05-19", "2026-05-17", "2026-05-25")]
    [InlineData("2025-10", null, "2025-11-17", "2025-11-17", "2025-11-18")]
    [InlineData("2024-01", null, "2024-02-19", "2024-02-17", "2024-02-20")]
    public void The_17th_moves_over_weekends_holidays_and_by_the_sixth_digit(string period, string? digit, string holiday, string legal, string due)
    {
        var holidays = holiday.Length == 0 ? "" : $"\"{holiday}\"";

        Ask.Of("due_date", $$"""{"period":"{{period}}","rfcSixthDigit":{{digit ?? "null"}},"holidays":[{{holidays}}]}""").Has($$"""{"legalDay":"{{legal}}","dueDate":"{{due}}"}""");
    }

    [Fact]
    public void The_fixed_holidays_of_the_code_are_told_when_they_would_move_the_day()
    {
        var answer = Ask.Of("due_date", """{"period":"2025-10"}""");

        answer.Has("""{"dueDate":"2025-11-17"}""");
        Assert.Contains(answer["steps"]!.AsArray(), s => ((string)s!["es"]!).Contains("2025-11-18", StringComparison.Ordinal));
        Assert.Contains(new DateOnly(2026, 2, 2), DueDates.FixedHolidays(2026));
        Assert.Contains(new DateOnly(2026, 11, 16), DueDates.FixedHolidays(2026));
    }

    [Theory]
    [InlineData("2025-01-31", "10171.00", "474.95")]
    [InlineData("2025-02-01", "10171.00", "474.65")]
    [InlineData("2025-02-01", "10171.01", "0.00")]
    [InlineData("2026-02-01", "11492.66", "535.65")]
    [InlineData("2024-05-01", "9081.00", "390.12")]
    public void The_subsidy_is_that_of_the_day_up_to_its_wage(string date, string wage, string subsidy) =>
        Ask.Of("wage_withholding", $$"""{"date":"{{date}}","monthlyWage":"{{wage}}"}""").Has($$"""{"subsidy":"{{subsidy}}"}""");

    [Fact]
    public void The_subsidy_is_never_above_the_tax() =>
        Ask.Of("wage_withholding", """{"date":"2026-03-01","monthlyWage":"2000"}""").Has("""{"isrBeforeSubsidy":"90.17","subsidy":"535.65","subsidyApplied":"90.17","isrWithheld":"0.00"}""");

    [Fact]
    public void Losses_in_shares_wait_for_gains_in_shares() => Ask.Of(
        "capital_gains_129", """{"priorLosses":"1000","operations":[{"ticker":"X","averageCost":"100","salePrice":"90","inpcAcquisition":"100","inpcBeforeSale":"99"}]}""")
        .Has("""{"operations":[{"factor":"1.0000","gain":"-10.00"}],"netGain":"-10.00","lossesApplied":"0.00","taxBase":"0.00","isr":"0.00","lossToCarry":"1010.00"}""");

    [Fact]
    public void Inflation_above_the_interest_is_a_real_loss() => Ask.Of(
        "real_interest", """{"averageDailyBalance":"100000","nominalInterest":"1000","inpcFirst":"100","inpcLast":"104"}""")
        .Has("""{"factor":"0.0400","inflationAdjustment":"4000.00","realInterest":"0.00","realLoss":"3000.00"}""");

    [Fact]
    public void A_foreign_dividend_is_declared_whole_with_its_foreign_tax_to_credit() => Ask.Of(
        "dividends", """{"source":"foreign","amount":"1000","foreignTax":"100"}""").Has("""{"accumulable":"1000.00","foreignTaxCredit":"100.00","additionalTax":"90.00"}""");

    [Theory]
    [InlineData(2, "5000.00", "5071.51")]
    [InlineData(3, "3333.33", "3404.66")]
    public void Instalments_divide_the_rest_by_the_factor(int payments, string first, string each) =>
        Ask.Of("annual_installments", $$"""{"amount":"10000","installments":{{payments}}}""").Has($$"""{"first":"{{first}}","each":"{{each}}"}""");
}
