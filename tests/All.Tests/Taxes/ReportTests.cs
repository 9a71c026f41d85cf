using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;
using Npgsql;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>Reports over HTTP: every kind in every format, the plan that has them, and what was known on a day.</summary>
public sealed class ReportTests(ProductFixture fixture)
{
    private static readonly string[] Kinds =
        ["monthly_worksheet", "annual", "sat_preload", "withholdings", "diot", "deduction_leaks", "regime_comparison", "suppliers", "accountant_package"];

    [Fact]
    public async Task Every_kind_answers_in_each_of_its_formats()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        var list = (await ana.GetAsync("/tax/reports")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(Kinds, list.Select(i => i.Text("id")));
        foreach (var kind in list)
        {
            foreach (var format in kind.GetProperty("formats").EnumerateArray().Select(f => f.GetString()!))
            {
                using var response = await ana.Http.GetAsync($"/tax/reports/{kind.Text("id")}?period={PeriodOf(kind)}&format={format}", TestContext.Current.CancellationToken);
                var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{kind.Text("id")} as {format}: {Encoding.UTF8.GetString(content)}");
                Assert.StartsWith(format switch { "json" => "{", "pdf" => "%PDF-", _ => "PK" }, Encoding.ASCII.GetString(content, 0, 5), StringComparison.Ordinal);
                Assert.True(response.Headers.CacheControl!.NoStore);
            }
        }
    }

    [Fact]
    public async Task The_worksheet_equals_the_position_and_Accept_chooses_the_form()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);

        var position = (await ana.GetAsync("/tax/position?period=2026-08&priorIvaBalance=100")).Expect(HttpStatusCode.OK);
        var report = (await ana.GetAsync("/tax/reports/monthly_worksheet?period=2026-08&priorIvaBalance=100")).Expect(HttpStatusCode.OK);
        var paper = new HttpRequestMessage(HttpMethod.Get, "/tax/reports/monthly_worksheet?period=2026-08");
        paper.Headers.Accept.ParseAdd("application/pdf");

        Assert.Equal(position.GetProperty("isrDuePesos").GetString() + ".00", Amount(report, "due", "isr_due"));
        Assert.Equal(position.GetProperty("iva").Text("duePesos") + ".00", Amount(report, "due", "iva_due"));
        Assert.Equal(position.GetProperty("isr")[0].Text("caused"), Amount(report, "isr_626", "caused"));
        Assert.Equal(position.GetProperty("iva").Text("creditable"), Amount(report, "iva", "creditable"));
        Assert.Equal(position.Text("dueDate"), Line(report, "due", "due_date").GetProperty("value").GetString());
        Assert.Equal("00000000-0000-4000-8000-000000000001", Section(report, "isr_626_income").GetProperty("rows")[0].GetProperty("cfdi").Text("uuid"));
        Assert.StartsWith("%PDF-", (await ana.SendAsync(paper)).Text, StringComparison.Ordinal);
        Assert.Equal("Monthly worksheet", (await EnglishAsync(ana, "/tax/reports/monthly_worksheet?period=2026-08")).Body.Text("title"));
    }

    [Fact]
    public async Task Without_the_plan_the_answer_names_the_plan_that_has_reports()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        await ExecuteAsync("update identity.tenants set plan = 'free', trial_ends_on = '2020-01-01' where tenant_id = $1", ana.TenantId);
        await ana.SignInAsync();

        foreach (var path in new[] { "/tax/reports", "/tax/reports/annual?period=2026", "/tax/reports/accountant_package?period=2026-08", "/tax/reports/sat_preload/2026" })
            Assert.NotEmpty((await ana.GetAsync(path)).Refused(HttpStatusCode.PaymentRequired, "plan_lacks_feature").Text("plan")!);
    }

    [Fact]
    public async Task A_past_day_is_computed_again_to_the_same_bytes()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        await ExecuteAsync("update tax.cfdis set created_at = created_at - interval '5 days' where tenant_id = $1", ana.TenantId);
        var day = TimeProvider.System.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var before = await AllAsync(ana, $"&asOf={day}");
        var now = await AllAsync(ana, "");

        (await ana.UploadCfdiAsync(new CfdiMaker { SubTotal = 2_000m, StampUuid = "00000000-0000-4000-8000-000000000031" }.Make())).Expect(HttpStatusCode.Created);
        (await ana.PutAsync("/tax/reports/sat_preload/2026", new { figures = new { personal_d01 = "500" } })).Expect(HttpStatusCode.OK);
        var removed = await ana.DeleteAsync("/tax/invoices/00000000-0000-4000-8000-000000000001");

        Assert.True((int)removed.Status < 300, removed.Text);
        Assert.Equal(before, await AllAsync(ana, $"&asOf={day}"));
        Assert.NotEqual(now["suppliers"], (await AllAsync(ana, ""))["suppliers"]);
        Assert.NotEqual(now["monthly_worksheet"], (await AllAsync(ana, ""))["monthly_worksheet"]);
        Assert.Contains("60000.00", before["monthly_worksheet"], StringComparison.Ordinal);
        Assert.DoesNotContain("60000.00", (await ana.GetAsync("/tax/reports/monthly_worksheet?period=2026-08&asOf=2026-01-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_that_is_found_again_is_known_since_it_was_first_found()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("15/08/2026", "SPEI ENVIADO ESCUELA KEMPER URGATE 7654321", -1160m)));
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        await ana.JobAsync((await ana.PostAsync("/tax/matches/run", new { })).Headers.Location!.ToString());
        var first = (await ana.GetAsync("/tax/matches")).Body.GetProperty("items")[0].Text("id");

        await ana.JobAsync((await ana.PostAsync("/tax/matches/run", new { })).Headers.Location!.ToString());

        Assert.Equal(first, (await ana.GetAsync("/tax/matches")).Body.GetProperty("items")[0].Text("id"));
    }

    [Fact]
    public async Task What_SAT_shows_is_typed_compared_and_seen_by_nobody_else()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        using var bruno = await PositionTests.ResicoAsync(fixture);

        var typed = (await ana.PutAsync("/tax/reports/sat_preload/2026", new { seenOn = "2026-11-01", figures = new { personal_d01 = "12345.00", wages_taxed = "0" } })).Expect(HttpStatusCode.OK);
        var report = (await ana.GetAsync("/tax/reports/sat_preload?period=2026")).Expect(HttpStatusCode.OK);

        Assert.Equal(("2026-11-01", "12345.00"), (typed.Text("seenOn"), typed.GetProperty("figures").Text("personal_d01")));
        var row = Section(report, "comparison").GetProperty("rows").EnumerateArray().Single(r => r.Text("code") == "personal_d01");
        Assert.Equal(("0.00", "12345.00"), (row.GetProperty("ours").Text("amount"), row.GetProperty("difference").Text("amount")));
        Assert.DoesNotContain("12345", (await bruno.GetAsync("/tax/reports/sat_preload?period=2026")).Text, StringComparison.Ordinal);
        Assert.Empty((await bruno.GetAsync("/tax/reports/sat_preload/2026")).Body.GetProperty("figures").EnumerateObject());
        (await ana.PutAsync("/tax/reports/sat_preload/2026", new { figures = new { nada = "1" } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PutAsync("/tax/reports/sat_preload/2026", new { figures = new { personal_d01 = "-1" } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PutAsync("/tax/reports/sat_preload/2090", new { figures = new { personal_d01 = "1" } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PutAsync("/tax/reports/sat_preload/2026", new { })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
    }

    [Theory]
    [InlineData("nada?period=2026-08", HttpStatusCode.NotFound, "report_unknown")]
    [InlineData("annual?period=2026-08", HttpStatusCode.UnprocessableEntity, "report_bad_period")]
    [InlineData("annual", HttpStatusCode.UnprocessableEntity, "report_bad_period")]
    [InlineData("diot?period=2026", HttpStatusCode.UnprocessableEntity, "report_bad_period")]
    [InlineData("suppliers?period=2026-08&asOf=2099-01-01", HttpStatusCode.UnprocessableEntity, "report_bad_as_of")]
    [InlineData("suppliers?period=2026-08&format=zip", HttpStatusCode.UnprocessableEntity, "report_format_unavailable")]
    [InlineData("accountant_package?period=2026-08&format=json", HttpStatusCode.UnprocessableEntity, "report_format_unavailable")]
    [InlineData("annual?period=2026&realInterest=mucho", HttpStatusCode.BadRequest, "bad_amount")]
    [InlineData("monthly_worksheet?period=2026-08&rentMethod=otro", HttpStatusCode.BadRequest, "bad_amount")]
    public async Task What_cannot_be_asked_is_refused_by_its_name(string path, HttpStatusCode status, string code)
    {
        using var ana = await PositionTests.ResicoAsync(fixture);

        (await ana.GetAsync($"/tax/reports/{path}")).Refused(status, code);
    }

    [Fact]
    public async Task Without_a_profile_there_is_no_report()
    {
        using var ana = await fixture.SomebodyAsync();

        (await ana.GetAsync("/tax/reports/suppliers?period=2026-08")).Refused(HttpStatusCode.Conflict, "profile_missing");
    }

    private static string PeriodOf(JsonElement kind) => kind.Text("period") == "year" ? "2026" : "2026-08";

    private static async Task<Dictionary<string, string>> AllAsync(Person ana, string query)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in Kinds.Take(Kinds.Length - 1))
        {
            var period = kind is "annual" or "sat_preload" or "regime_comparison" ? "2026" : "2026-08";
            var answer = await ana.GetAsync($"/tax/reports/{kind}?period={period}{query}");
            answer.Expect(HttpStatusCode.OK);
            all[kind] = answer.Text;
        }

        return all;
    }

    private static Task<Answer> EnglishAsync(Person person, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd("en");
        return person.SendAsync(request);
    }

    private static JsonElement Section(JsonElement report, string id) => report.GetProperty("sections").EnumerateArray().Single(s => s.Text("id") == id);

    private static JsonElement Line(JsonElement report, string section, string line) => Section(report, section).GetProperty("lines").EnumerateArray().Single(l => l.Text("id") == line);

    private static string? Amount(JsonElement report, string section, string line) => Line(report, section, line).GetProperty("value").Text("amount");

    private async Task ExecuteAsync(string sql, Guid tenant)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant } } };
        Assert.True(await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 0);
    }
}
