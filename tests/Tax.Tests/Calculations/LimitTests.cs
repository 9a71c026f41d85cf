using System.Text.Json;
using System.Text.RegularExpressions;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Proof;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>How large, how small and how fine an amount may be.</summary>
public sealed partial class LimitTests
{
    private const string TooMuch = """
        {"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","method":"PPD","date":"2026-03-01","subtotal":"999999999999.99","total":"0.01","payments":[PAYMENTS]}]}
        """;

    [Theory]
    [InlineData("late_payment", """{"amount":"999999999999","dueDate":"2026-02-17","paymentDate":"2026-05-20","inpcBeforePayment":"999999999999","inpcBeforeDue":"0.0001"}""", "inpcBeforePayment")]
    [InlineData("late_payment", """{"amount":"1","dueDate":"2026-02-17","paymentDate":"2026-05-20","inpcBeforePayment":"140","inpcBeforeDue":"0.009"}""", "inpcBeforeDue")]
    [InlineData("capital_gains_129", """{"operations":[{"averageCost":"999999999999","salePrice":"1","inpcAcquisition":"0.0001","inpcBeforeSale":"100000.01"}]}""", "operations[0].inpcBeforeSale")]
    [InlineData("real_interest", """{"averageDailyBalance":"1","inpcFirst":"0.001","inpcLast":"100"}""", "inpcFirst")]
    [InlineData("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","method":"PPD","date":"2026-03-01","subtotal":"1","total":"0.00000001","payments":[{"date":"2026-03-02","amount":"1"}]}]}""", "cfdis[0].total")]
    [InlineData("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","method":"PPD","date":"2026-03-01","subtotal":"1","total":"0","payments":[{"date":"2026-03-02","amount":"1"}]}]}""", "cfdis[0].total")]
    [InlineData("resico_monthly", """{"incomeCollected":"1000000000000"}""", "incomeCollected")]
    public void An_amount_out_of_bounds_is_a_field_that_is_wrong(string kind, string input, string field) => Assert.Contains(field, Ask.WrongFields(kind, input));

    [Theory]
    [InlineData("late_payment", """{"amount":"999999999999.99","dueDate":"2026-02-17","paymentDate":"2026-05-20","inpcBeforePayment":"100000","inpcBeforeDue":"0.01","monthlyRates":["1"]}""")]
    [InlineData("capital_gains_129", """{"operations":[{"averageCost":"999999999999.99","salePrice":"999999999999.99","inpcAcquisition":"0.01","inpcBeforeSale":"100000"}]}""")]
    [InlineData("iva_monthly", """{"acts":{"rate16":"999999999999.99","exempt":"999999999999.99"},"ivaPaid":{"mixed":"999999999999.99"}}""")]
    public void The_largest_amounts_are_answered(string kind, string input) => Assert.True(Ask.Raw(kind, input).IsOk);

    [Fact]
    public void Sums_beyond_what_a_number_holds_are_refused_and_spoil_no_other_question()
    {
        var payments = string.Join(',', Enumerable.Repeat("""{"date":"2026-03-02","amount":"999999999999.99"}""", 200));
        var cfdis = TooMuch.Replace("PAYMENTS", payments, StringComparison.Ordinal);
        var huge = JsonSerializer.Deserialize<JsonElement>($$"""{"id":"h","kind":"cash_flow_month","input":{{Repeated(cfdis, 10)}}}""");
        var small = JsonSerializer.Deserialize<JsonElement>("""{"id":"s","kind":"rounding","input":{"amounts":["1"]}}""");

        var answers = new[] { huge, small }.Select(i => CalculateMany.AnswerOf(i, "en", TaxTables.Current.Date)).ToList();

        Assert.Equal([("h", 422, "amount_too_large"), ("s", 200, null)], answers.Select(a => (a.Id, a.Status, a.Problem?.Code)));
        Assert.StartsWith("The amounts are too large", answers[0].Problem!.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iva_monthly", """{"acts":{"rate16":"1000"},"ivaWithheldByCustomers":"106.667"}""", """{"ivaWithheld":"106.67","net":"53.33"}""")]
    [InlineData("iva_monthly", """{"acts":{"rate16":"1000.005"}}""", """{"ivaCaused":"160.00"}""")]
    [InlineData("resico_monthly", """{"incomeCollected":"60000","isrWithheld":"750.005"}""", """{"isrDue":"149.99"}""")]
    [InlineData("dividends", """{"source":"foreign","amount":"1000","foreignTax":"99.995"}""", """{"foreignTaxCredit":"100.00"}""")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"100.005","iva":"16.0008","formaPago":"03"}""", """{"deductible":"100.01","ivaCreditable":"16.00"}""")]
    [InlineData("isr_annual", """{"fiscalYear":2026,"taxableByChapter":{"wages":"0.005"},"credits":{"a":"1.005"}}""", """{"taxBase":"0.01","credits":"1.01"}""")]
    [InlineData("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","date":"2026-03-01","subtotal":"0.005"}]}""", """{"incomeCollected":"0.01"}""")]
    [InlineData("rounding", """{"amounts":["100.504","100.505"]}""", """{"pesos":["100","101"]}""")]
    public void Money_is_taken_to_the_cent(string kind, string input, string expected) => Ask.Of(kind, input).Has(expected);

    [Fact]
    public void No_answer_shows_more_than_two_decimals_except_rates_and_factors()
    {
        foreach (var golden in WorkedCase.All.Where(c => c.Kind is not "rounding"))
        {
            // Every amount with cents gets digits beyond them.
            var input = Cents().Replace(golden.Input.GetRawText(), m => $"\"{m.Groups["amount"].Value}4999\"");
            var answer = Ask.Raw(golden.Kind, input);
            if (!answer.IsOk) continue;

            Assert.DoesNotMatch(LongMoney(), answer.Value.ToJsonString());
        }
    }

    private static string Repeated(string month, int times)
    {
        var document = JsonSerializer.Deserialize<JsonElement>(month);
        return $$"""{"period":"2026-03","cfdis":[{{string.Join(',', Enumerable.Repeat(document.GetProperty("cfdis")[0].GetRawText(), times))}}]}""";
    }

    [GeneratedRegex("\"(?<amount>[0-9]+\\.[0-9]{2})\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cents();

    [GeneratedRegex("\"(?!rate|isrRate|factor|proportion|surchargeRate)[a-zA-Z0-9]+\":\"-?[0-9]+\\.([0-9]|[0-9]{3,})\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongMoney();
}
