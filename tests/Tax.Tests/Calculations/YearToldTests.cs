using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>Which year's figures answer a question that names no fiscal year.</summary>
public sealed class YearToldTests
{
    private static readonly DateOnly January2027 = new(2027, 1, 15);

    [Theory]
    [InlineData("resico_monthly", """{"incomeCollected":"1000"}""")]
    [InlineData("resico_annual", """{"income":"1000"}""")]
    [InlineData("iva_monthly", """{"acts":{"rate16":"1000"}}""")]
    [InlineData("pm_provisional", """{"regime":"601","nominalIncome":"1000","coefficient":"0.1"}""")]
    [InlineData("annual_installments", """{"amount":"1000","installments":2}""")]
    [InlineData("cfdi_withholding", """{"operation":"rent","issuerRegime":"606","receiver":"PM","subtotal":"1000"}""")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1000","formaPago":"03"}""")]
    [InlineData("optimizer_findings", """{"profile":{"regimes":["612"],"marginalRate":"0.30"},"cfdis":[]}""")]
    [InlineData("capital_gains_129", """{"operations":[{"averageCost":"1","salePrice":"2","inpcAcquisition":"1","inpcBeforeSale":"1"}]}""")]
    [InlineData("dividends", """{"source":"domestic","amount":"1000"}""")]
    public void In_2027_what_is_carried_over_says_so_by_itself(string kind, string input)
    {
        var answer = Ask.Of(kind, input, January2027);

        answer.Has("""{"provisional":true}""");
        Assert.Contains(answer["steps"]!.AsArray(), s => ((string)s!["en"]!).StartsWith("Notice: provisional", StringComparison.Ordinal));
        Assert.Null(Ask.Of(kind, input, new DateOnly(2026, 12, 31))["provisional"]);
    }

    [Theory]
    [InlineData("resico_monthly", """{"incomeCollected":"1000","period":"2026-12"}""")]
    [InlineData("iva_monthly", """{"acts":{"rate8":"1000"},"period":"2026-12"}""")]
    [InlineData("iva_monthly", """{"acts":{"rate8":"1000"},"fiscalYear":2026,"period":"2027-01"}""")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1000","formaPago":"03","date":"2026-12-31"}""")]
    [InlineData("optimizer_findings", """{"profile":{"regimes":["612"],"marginalRate":"0.30"},"cfdis":[{"uuid":"A","date":"2026-12-31","subtotal":"1"}]}""")]
    public void A_date_in_the_question_tells_the_year_before_today_does(string kind, string input) =>
        Assert.Null(Ask.Of(kind, input, January2027)["provisional"]);

    [Theory]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1000","formaPago":"03","date":"2027-01-02"}""")]
    [InlineData("optimizer_findings", """{"profile":{"regimes":["612"],"marginalRate":"0.30"},"cfdis":[{"uuid":"A","date":"2026-12-31","subtotal":"1"},{"uuid":"B","date":"2027-01-02","subtotal":"1"}]}""")]
    public void A_date_of_2027_is_provisional_in_2026(string kind, string input) => Ask.Of(kind, input).Has("""{"provisional":true}""");

    [Theory]
    [InlineData("iva_monthly", """{"acts":{"rate8":"100"}}""")]
    [InlineData("iva_monthly", """{"acts":{"rate8":"100"},"period":"2027-01"}""")]
    [InlineData("cfdi_withholding", """{"operation":"rent","issuerRegime":"606","receiver":"PM","subtotal":"1000","ivaRate":"0.08"}""")]
    public void The_border_rate_ends_with_its_decree(string kind, string input)
    {
        var problem = Ask.Raw(kind, input, January2027).Problem!;

        Assert.Equal((422, "missing_figure"), (problem.Status, problem.Code));
        Assert.Equal("iva_border", problem.Extensions["figure"]);
    }

    [Theory]
    [InlineData("2027-01-01T05:59:00Z", false)]
    [InlineData("2027-01-01T06:00:00Z", true)]
    [InlineData("2027-01-15T18:00:00Z", true)]
    public void The_route_takes_the_year_that_runs_in_mexico(string now, bool isProvisional)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        var answer = Assert.IsType<Ok<JsonObject>>(Calculate.Handle("resico_monthly", JsonSerializer.Deserialize<JsonElement>("""{"incomeCollected":"1000"}"""), clock).Result);
        var border = Calculate.Handle("iva_monthly", JsonSerializer.Deserialize<JsonElement>("""{"acts":{"rate8":"100"}}"""), clock).Result;

        Assert.Equal(isProvisional, answer.Value!["provisional"] is not null);
        Assert.Equal(isProvisional, border is Refusal);
    }
}
