using System.Text.Json;
using FinanceTracker.Tax.Calculations;

namespace FinanceTracker.Tax.Tests.Calculations;

public sealed class MalformedInputTests
{
    [Theory]
    [InlineData("isr_tariff", """{"tariff":"monthly","base":"1"}""", "fiscalYear")]
    [InlineData("isr_tariff", """{"fiscalYear":"next","tariff":"monthly","base":"1"}""", "fiscalYear")]
    [InlineData("isr_tariff", """{"fiscalYear":2026.5,"tariff":"monthly","base":"1"}""", "fiscalYear")]
    [InlineData("isr_tariff", """{"fiscalYear":99999999999,"tariff":"monthly","base":"1"}""", "fiscalYear")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"weekly","base":"1"}""", "tariff")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"cumulative","base":"1"}""", "month")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"cumulative","month":13,"base":"1"}""", "month")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly"}""", "base")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":"-1"}""", "base")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":"1,000"}""", "base")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":"1e9"}""", "base")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":"9999999999999"}""", "base")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":"1\n"}""", "base")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":true}""", "base")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":{}}""", "base")]
    [InlineData("isr_tariff", "[]", "input")]
    [InlineData("isr_tariff", "null", "input")]
    [InlineData("isr_provisional_612", """{"fiscalYear":2026}""", "months")]
    [InlineData("isr_provisional_612", """{"fiscalYear":2026,"months":[]}""", "months")]
    [InlineData("isr_provisional_612", """{"fiscalYear":2026,"months":[{"income":"1"},{"income":"x"}]}""", "months[1].income")]
    [InlineData("isr_provisional_612", """{"fiscalYear":2026,"months":[{},{},{},{},{},{},{},{},{},{},{},{},{}]}""", "months")]
    [InlineData("isr_provisional_612", """{"fiscalYear":2026,"months":[1]}""", "months[0]")]
    [InlineData("iva_monthly", "{}", "acts")]
    [InlineData("iva_monthly", """{"acts":{"rate16":"-1"}}""", "acts.rate16")]
    [InlineData("iva_monthly", """{"acts":[]}""", "acts")]
    [InlineData("isr_annual", """{"fiscalYear":2026,"taxableByChapter":{"wages":"x"}}""", "taxableByChapter.wages")]
    [InlineData("late_payment", """{"amount":"1","dueDate":"2026-02-30","paymentDate":"2026-03-01"}""", "dueDate")]
    [InlineData("late_payment", """{"amount":"1","dueDate":"2026-02-17","paymentDate":"2026-03-01","inpcBeforeDue":"0"}""", "inpcBeforeDue")]
    [InlineData("real_interest", """{"averageDailyBalance":"1","inpcFirst":"0","inpcLast":"100"}""", "inpcFirst")]
    [InlineData("due_date", """{"period":"2026-13"}""", "period")]
    [InlineData("due_date", """{"period":"2026-01","rfcSixthDigit":10}""", "rfcSixthDigit")]
    [InlineData("due_date", """{"period":"2026-01","holidays":["x"]}""", "holidays[0]")]
    [InlineData("personal_deductions", """{"fiscalYear":2026,"totalIncome":"1","items":[{"usoCfdi":"G03","amount":"1"}]}""", "items[0].usoCfdi")]
    [InlineData("deductibility", """{"kind":"yacht","subtotal":"1"}""", "kind")]
    [InlineData("deductibility", """{"kind":"asset","subtotal":"1","usoCfdi":"G03"}""", "usoCfdi")]
    [InlineData("deductibility", """{"kind":"asset","subtotal":"1"}""", "usoCfdi")]
    [InlineData("interest_withholding", """{"fiscalYear":2026,"capital":"1","days":367}""", "days")]
    [InlineData("annual_installments", """{"amount":"1","installments":7}""", "installments")]
    [InlineData("rounding", """{"amounts":"1"}""", "amounts")]
    [InlineData("rounding", "{}", "amounts")]
    [InlineData("platform_withholding", """{"fiscalYear":2026,"activity":"goods_services","incomeNoIva":"1","hasRfc":"yes"}""", "hasRfc")]
    [InlineData("cfdi_withholding", """{"operation":"rent","issuerRegime":"999","receiver":"PM","subtotal":"1"}""", "issuerRegime")]
    [InlineData("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"sideways","subtotal":"1","date":"2026-03-01"}]}""", "cfdis[0].direction")]
    [InlineData("optimizer_findings", """{"cfdis":[]}""", "profile")]
    [InlineData("retirement_headroom", """{"fiscalYear":2026,"accumulableIncome":"1","marginalRate":"1.5"}""", "marginalRate")]
    public void A_wrong_field_is_named(string kind, string input, string field) => Assert.Contains(field, Ask.WrongFields(kind, input));

    [Fact]
    public void Every_kind_refuses_an_input_without_its_fields_and_none_breaks()
    {
        string[] shapes = ["{}", "[]", "null", "1", "\"x\"", """{"fiscalYear":[],"months":{},"items":1,"cfdis":"x","operations":[[]],"acts":1,"amounts":[null],"period":1,"date":[]}"""];
        foreach (var (kind, shape) in CalculationKinds.All.SelectMany(k => shapes.Select(s => (k.Name, s)))) Assert.NotEmpty(Ask.WrongFields(kind, shape));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_in_both_languages()
    {
        var problem = Ask.Raw("isr_tariff", """{"tariff":"x","base":"y"}""").Problem!;

        Assert.Equal(["base", "fiscalYear", "tariff"], problem.Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.All(problem.Errors.Values, texts => Assert.Contains(" / ", texts.Single()));
    }

    [Fact]
    public void Numbers_and_strings_are_the_same_amount_and_unknown_fields_are_ignored() => Assert.Equal(
        Ask.Of("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":10000.10,"color":"red"}""").ToJsonString(),
        Ask.Of("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":"10000.10"}""").ToJsonString());

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"a":[{"b":"\ud83dx"}]}""")]
    public void Half_a_character_is_no_text(string json) => Assert.False(JsonText.CanBeRead(JsonSerializer.Deserialize<JsonElement>(json)));
}
