using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.Support;
using FinanceTracker.Tax.Calculations;
using Answer = FinanceTracker.Support.Answer;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>Tax calculations and figures, over HTTP.</summary>
public sealed class CalculationTests(ProductFixture fixture)
{
    /// <summary>One question of each kind, with one field of its answer.</summary>
    private static readonly (string Kind, string Input, string Field, string Value)[] OneOfEach =
    [
        ("isr_tariff", """{"fiscalYear":2026,"tariff":"annual","base":"500000.00"}""", "isr", "85773.86"),
        ("isr_provisional_612", """{"fiscalYear":2026,"months":[{"income":"85000.00","deductions":"32000.00"}]}""", "isrDuePesos", "9813"),
        ("isr_provisional_606", """{"fiscalYear":2026,"period":"monthly","method":"blind35","income":"30000.00","predial":"500.00","isrWithheld":"3000.00"}""", "withholdingExcess", "829.95"),
        ("resico_monthly", """{"incomeCollected":"25000.01"}""", "isrCaused", "275.00"),
        ("resico_annual", """{"income":"900000.00","monthlyPaid":"13500.00"}""", "rate", "0.0150"),
        ("pm_provisional", """{"regime":"601","nominalIncome":"1850000.00","coefficient":"0.1234"}""", "taxBase", "228290.00"),
        ("isr_annual", """{"fiscalYear":2024,"taxableByChapter":{"business":"310000.00"},"personalDeductions":"46500.00","credits":{"provisional":"49000.00"}}""", "resultPesos", "-12732"),
        ("personal_deductions", """{"fiscalYear":2026,"totalIncome":"2000000.00","items":[]}""", "globalCap", "213973.20"),
        ("annual_installments", """{"amount":"60000.00","installments":6}""", "each", "10430.14"),
        ("regime_comparison", """{"fiscalYear":2026,"monthlyIncome":["60000.00"],"annualDeductions":"0"}""", "isr626", "900.00"),
        ("retirement_headroom", """{"fiscalYear":2026,"accumulableIncome":"900000.00","contributed":"24000.00","marginalRate":"0.30"}""", "headroom", "66000.00"),
        ("platform_withholding", """{"fiscalYear":2026,"activity":"goods_services","incomeNoIva":"45678.90","hasRfc":true}""", "isrRate", "0.025"),
        ("wage_withholding", """{"date":"2026-01-20","monthlyWage":"10500.00"}""", "isrWithheld", "247.21"),
        ("iva_monthly", """{"acts":{"rate16":"572419.00","exempt":"302891.00"},"ivaPaid":{"mixed":"29467.00"}}""", "proportion", "0.6539"),
        ("cfdi_withholding", """{"operation":"professional_fees","issuerRegime":"626","receiver":"PM","subtotal":"10000.00"}""", "total", "10408.33"),
        ("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"U","direction":"issued","type":"I","method":"PUE","date":"2026-03-05","subtotal":"100.00","iva":"16.00","total":"116.00"}]}""", "ivaCaused", "16.00"),
        ("deductibility", """{"kind":"restaurant","subtotal":"2000.00","iva":"320.00","formaPago":"04"}""", "ivaCreditable", "27.20"),
        ("optimizer_findings", """{"profile":{"regimes":["612"],"marginalRate":"0.30"},"cfdis":[]}""", "rulesVersion", CalculationKinds.RulesVersion),
        ("interest_withholding", """{"fiscalYear":2026,"capital":"100000.00","days":28}""", "withheld", "69.04"),
        ("real_interest", """{"averageDailyBalance":"250000.00","nominalInterest":"23500.00","inpcFirst":"138.343","inpcLast":"143.042"}""", "realInterest", "15025.00"),
        ("capital_gains_129", """{"operations":[{"ticker":"X","averageCost":"100","salePrice":"200","inpcAcquisition":"100","inpcBeforeSale":"100"}]}""", "isr", "10.00"),
        ("dividends", """{"source":"domestic","amount":"10000.00"}""", "corporateCredit", "4285.80"),
        ("late_payment", """{"amount":"8450.00","dueDate":"2026-02-17","paymentDate":"2026-05-20"}""", "totalPesos", "9292"),
        ("due_date", """{"period":"2026-01","rfcSixthDigit":0}""", "dueDate", "2026-02-24"),
        ("rounding", """{"amounts":["100.50"]}""", "tablesDate", "2026-10-31"),
    ];

    [Fact]
    public async Task Every_kind_answers_with_its_law_and_its_working()
    {
        using var ana = await fixture.SomebodyAsync();

        Assert.Equal(CalculationKinds.All.Select(k => k.Name), OneOfEach.Select(o => o.Kind));
        foreach (var (kind, input, field, value) in OneOfEach)
        {
            var answer = (await AskAsync(ana, kind, input)).Expect(HttpStatusCode.OK);

            Assert.Equal(value, answer.GetProperty(field).GetString());
            Assert.NotEqual(0, answer.GetProperty("law").GetArrayLength());
            Assert.NotEqual(0, answer.GetProperty("steps").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_hundred_questions_are_answered_in_their_places_and_a_bad_one_spoils_none()
    {
        using var ana = await fixture.SomebodyAsync();
        var items = OneOfEach.Select((o, i) => (object)new { id = $"q{i}", kind = o.Kind, input = JsonSerializer.Deserialize<JsonElement>(o.Input) }).ToList();
        items.Insert(1, new { id = "bad", kind = "isr_tariff", input = new { fiscalYear = 2026, tariff = "monthly", @base = "-1" } });
        items.Insert(2, new { kind = "nope", input = new { } });
        items.Insert(3, 5);
        items.Insert(4, new { id = "late", kind = "wage_withholding", input = new { date = "2027-01-15", monthlyWage = "1" } });

        var answers = (await ana.PostAsync("/tax/calculations", new { items })).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(items.Count, answers.Count);
        Assert.Equal(["invalid_fields", "unknown_calculation", "invalid_fields", "missing_figure"], answers[1..5].Select(a => a.GetProperty("problem").GetProperty("code").GetString()));
        Assert.Equal("employment_subsidy", answers[4].GetProperty("problem").GetProperty("facts").GetProperty("figure").GetString());
        Assert.True(answers[1].GetProperty("problem").GetProperty("errors").TryGetProperty("base", out _));
        var good = answers.Where(a => a.GetProperty("status").GetInt32() == 200).ToList();
        Assert.Equal(OneOfEach.Select((o, i) => ($"q{i}", o.Value)), good.Select((a, i) => (a.GetProperty("id").GetString()!, a.GetProperty("result").GetProperty(OneOfEach[i].Field).GetString()!)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Fewer_than_one_or_more_than_a_hundred_questions_are_refused(int count)
    {
        using var ana = await fixture.SomebodyAsync();

        var answer = await ana.PostAsync("/tax/calculations", new { items = Enumerable.Repeat(new { kind = "rounding", input = new { amounts = new[] { "1" } } }, count) });

        answer.Refused(HttpStatusCode.UnprocessableEntity, "too_many_calculations");
    }

    [Theory]
    [InlineData("isr_tariff", "{", HttpStatusCode.BadRequest, "malformed_request")]
    [InlineData("isr_tariff", "", HttpStatusCode.BadRequest, "malformed_request")]
    [InlineData("isr_tariff", """{"tariff":"\ud800"}""", HttpStatusCode.BadRequest, "malformed_request")]
    [InlineData("isr_tariff", "[1]", HttpStatusCode.UnprocessableEntity, "invalid_fields")]
    [InlineData("isr_tariff", "null", HttpStatusCode.UnprocessableEntity, "invalid_fields")]
    [InlineData("isr_tariff", """{"fiscalYear":2026,"tariff":"monthly","base":"abc"}""", HttpStatusCode.UnprocessableEntity, "invalid_fields")]
    [InlineData("isr_tariff", """{"fiscalYear":2020,"tariff":"monthly","base":"1"}""", HttpStatusCode.UnprocessableEntity, "missing_figure")]
    [InlineData("horoscope", "{}", HttpStatusCode.NotFound, "unknown_calculation")]
    public async Task What_cannot_be_read_or_asked_is_refused_in_both_languages(string kind, string body, HttpStatusCode status, string code)
    {
        using var ana = await fixture.SomebodyAsync();

        var spanish = (await AskAsync(ana, kind, body)).Refused(status, code).GetProperty("title").GetString();
        ana.Http.DefaultRequestHeaders.Add("Accept-Language", "en");
        var english = (await AskAsync(ana, kind, body)).Refused(status, code).GetProperty("title").GetString();

        Assert.NotEqual(spanish, english);
    }

    [Fact]
    public async Task The_figures_of_a_year_come_with_law_source_and_confidence()
    {
        using var ana = await fixture.SomebodyAsync();

        var year = (await ana.GetAsync("/tax/tables/2026")).Expect(HttpStatusCode.OK);
        var figures = year.GetProperty("figures").EnumerateArray().ToList();

        Assert.All(figures, f => Assert.True(f.GetProperty("law").GetArrayLength() > 0 && f.GetProperty("source").GetArrayLength() > 0 && f.GetProperty("confidence").GetString()!.Length > 0));
        Assert.Equal(["annual_installments"], figures.Where(f => f.GetProperty("provisional").GetBoolean()).Select(f => f.GetProperty("key").GetString()!));
        Assert.Equal(2, figures.Count(f => f.GetProperty("key").GetString() == "uma"));
        Assert.Equal("0.0207", figures.Single(f => f.GetProperty("key").GetString() == "surcharges").GetProperty("value").GetProperty("late").GetString());
    }

    [Fact]
    public async Task The_first_of_january_2027_still_answers_with_what_stands()
    {
        using var ana = await fixture.SomebodyAsync();

        var year = (await ana.GetAsync("/tax/tables/2027")).Expect(HttpStatusCode.OK);
        var figures = year.GetProperty("figures").EnumerateArray().ToDictionary(f => (f.GetProperty("key").GetString()!, f.GetProperty("from").GetString()!));

        Assert.True(year.GetProperty("provisional").GetBoolean());
        Assert.True(figures[("isr_tariff", "2026-01-01")].GetProperty("provisional").GetBoolean());
        Assert.DoesNotContain(figures.Keys, k => k.Item1 is "employment_subsidy" or "surcharges" or "inpc");
        Assert.True((await AskAsync(ana, "isr_tariff", """{"fiscalYear":2027,"tariff":"monthly","base":"10000"}""")).Expect(HttpStatusCode.OK).GetProperty("provisional").GetBoolean());
        (await ana.GetAsync("/tax/tables/1900")).Refused(HttpStatusCode.NotFound, "no_tables_of_year");
        (await ana.GetAsync("/tax/tables/next")).Refused(HttpStatusCode.NotFound, "no_tables_of_year");
    }

    private static Task<Answer> AskAsync(Person person, string kind, string body) => person.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, $"/tax/calculations/{kind}") { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
