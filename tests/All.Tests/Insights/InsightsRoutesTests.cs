using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTracker.Platform.Security;
using FinanceTracker.Support;
using FinanceTracker.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.All.Tests.Insights;

/// <summary>Series, forecast and signals over HTTP, from uploaded statements on.</summary>
public sealed class InsightsRoutesTests(ProductFixture fixture)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(-6).DateTime);

    [Fact]
    public async Task Series_are_found_filtered_dismissed_and_confirmed()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Statement());

        var items = (await ana.GetAsync("/insights/recurring")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray().ToList();
        var netflix = items.Single(s => s.GetProperty("merchant").GetString()!.Contains("Netflix", StringComparison.Ordinal));
        var key = netflix.GetProperty("key").GetString()!;

        Assert.Equal(("subscription", "mature", "monthly", "219.00"), (Text(netflix, "kind"), Text(netflix, "state"), Text(netflix, "period"), Text(netflix.GetProperty("expected"), "p50")));
        Assert.Equal("2628.00", Text(netflix, "yearlyAmount"));
        Assert.Contains("cada mes", Text(netflix, "explanationEs"), StringComparison.Ordinal);
        Assert.True(netflix.GetProperty("evidence").GetArrayLength() >= 8);
        Assert.Equal("9", netflix.GetProperty("count").ToString());
        Assert.All((await KindAsync(ana, "income")), s => Assert.Equal("quincenal", Text(s, "period")));
        var plan = Assert.Single(await KindAsync(ana, "msi")).GetProperty("plan");
        Assert.Equal(("4", "12", "4000.00"), (plan.GetProperty("paid").ToString(), plan.GetProperty("total").ToString(), Text(plan, "remaining")));

        (await ana.PostAsync($"/insights/recurring/{key}/dismiss", new { })).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(await KindAsync(ana, "subscription"), s => Text(s, "key") == key);

        (await ana.PostAsync($"/insights/recurring/{key}/confirm", new { })).Expect(HttpStatusCode.OK);
        Assert.Contains(await KindAsync(ana, "subscription"), s => Text(s, "key") == key && s.GetProperty("confirmed").GetBoolean());
        (await ana.GetAsync("/insights/recurring?kind=otro")).Refused(HttpStatusCode.BadRequest, "unknown_series_kind");
        (await ana.PostAsync("/insights/recurring/0123456789abcdef/dismiss", new { })).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_line_that_comes_in_counts_on_the_next_call()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(5000m, [.. Monthly(1, 2, "DISNEY PLUS", -249m)]));
        Assert.Equal("early", Text((await KindAsync(ana, "subscription"))[0], "state"));

        await ana.UploadAsync(Csv.Bbva(5000m, [.. Monthly(3, 4, "DISNEY PLUS", -249m)]));

        Assert.Equal("mature", Text((await KindAsync(ana, "subscription"))[0], "state"));
    }

    [Fact]
    public async Task The_forecast_tells_a_band_and_the_items_that_make_it()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Statement());

        var answer = (await ana.GetAsync("/insights/forecast?days=30&floor=1000.00")).Expect(HttpStatusCode.OK);

        var all = answer.GetProperty("items")[0];
        var days = all.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(30, days.Count);
        Assert.Equal(Day(Today.AddDays(1)), Text(days[0], "date"));
        Assert.All(days, d => Assert.True(Amount(d, "p10") <= Amount(d, "p50") && Amount(d, "p50") <= Amount(d, "p90")));
        Assert.Contains(all.GetProperty("scheduled").EnumerateArray(), i => Text(i, "kind") == "income" && Amount(i, "amount") > 0);
        Assert.Contains(all.GetProperty("scheduled").EnumerateArray(), i => Text(i, "kind") == "subscription" && Amount(i, "amount") == -219m);
        Assert.InRange(all.GetProperty("belowFloor").GetDouble(), 0, 1);
        Assert.Equal(2, answer.GetProperty("items").GetArrayLength());
        (await ana.GetAsync("/insights/forecast?days=91")).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
    }

    [Fact]
    public async Task With_a_few_days_of_lines_the_forecast_says_why_there_is_none()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(5000m, (Statement(Today.AddDays(-3)), "OXXO", -20m)));

        var item = (await ana.GetAsync("/insights/forecast")).Expect(HttpStatusCode.OK).GetProperty("items")[0];

        Assert.Equal(("too_little_history", 0), (Text(item.GetProperty("gap"), "code"), item.GetProperty("days").GetArrayLength()));
    }

    [Fact]
    public async Task Rows_come_to_apps_page_by_page_each_once_and_of_one_tenant()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        await ana.UploadAsync(Statement());
        await bruno.UploadAsync(Csv.Bbva(5000m, (Statement(Today.AddDays(-3)), "OXXO DE BRUNO", -20m)));
        var (seen, pages, after) = (new List<string>(), 0, (JsonElement?)null);
        do
        {
            var page = await AsAppAsync(ana, "insights", "ledger", "/internal/ledger/rows", new { from = Day(Today.AddYears(-2)), to = Day(Today), after, limit = 25 });
            seen.AddRange(page.GetProperty("rows").EnumerateArray().Select(r => $"{Text(r, "date")} {Text(r, "id")} {Text(r, "descriptor")}"));
            after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next");
            pages++;
        }
        while (after is not null);

        Assert.Equal((await ana.TransactionsAsync()).Count, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(seen.Select(s => s[..10]).Order(StringComparer.Ordinal), seen.Select(s => s[..10]));
        Assert.True(pages > 2);
        Assert.DoesNotContain(seen, s => s.Contains("BRUNO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ledger_hears_of_a_price_rise_and_of_charges_that_are_due()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(90000m, [.. Monthly(3, 9, "NETFLIX COM", -219m), .. Monthly(1, 2, "NETFLIX COM", -249m), .. Weekly(9, 2)]));

        var found = await AsAppAsync(ana, "ledger", "insights", "/internal/insights/signals", new { since = Day(Today.AddMonths(-3)), today = Day(Today) });

        var rise = found.GetProperty("signals").EnumerateArray().Single(s => Text(s, "kind") == "price_rise");
        Assert.Equal(("249.00", "219.00", "MXN"), (Text(rise, "amount"), Text(rise, "usual"), Text(rise, "currency")));
        Assert.Contains(found.GetProperty("signals").EnumerateArray(), s => Text(s, "kind") == "charge_due");
    }

    private static string Statement() => Csv.Bbva(20000m, Oldest(
        [.. Monthly(1, 9, "NETFLIX COM", -219m), .. Monthly(1, 4, "LIVERPOOL INSURGENTES", -500m, instalment: true), .. Weekly(38, 0), .. Pay()]));

    private static (string, string, decimal)[] Oldest(IEnumerable<(string Day, string Text, decimal Amount)> rows) =>
        [.. rows.OrderBy(r => DateOnly.ParseExact(r.Day, "dd/MM/yyyy", CultureInfo.InvariantCulture))];

    // Due in three days, every month: so many months ago.
    private static IEnumerable<(string Day, string Text, decimal Amount)> Monthly(int from, int to, string text, decimal amount, bool instalment = false) =>
        Enumerable.Range(from, to - from + 1).Reverse().Select(i => (Statement(Today.AddDays(3).AddMonths(-i)), instalment ? $"{text} {to - i + 1} DE 12" : text, amount));

    private static IEnumerable<(string Day, string Text, decimal Amount)> Weekly(int weeks, int last) =>
        Enumerable.Range(last, weeks - last).Reverse().Select(i => (Statement(Today.AddDays((-7 * i) - 1 - (i % 3))), $"SORIANA HIPER {1000 + (i * 7)}", -(400m + ((i * 37) % 90))));

    private static IEnumerable<(string Day, string Text, decimal Amount)> Pay() =>
        Enumerable.Range(1, 260).Select(i => Today.AddDays(-i)).Where(d => d.Day == 15 || d.AddDays(1).Day == 1).Reverse()
            .Select(d => (Statement(d), "PAGO DE NOMINA EMPRESA", 9000m));

    private static async Task<List<JsonElement>> KindAsync(Person person, string kind) =>
        [.. (await person.GetAsync($"/insights/recurring?kind={kind}")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> AsAppAsync(Person tenant, string caller, string app, string path, object body)
    {
        var tokens = fixture.Product.Host.Services.GetRequiredService<ServiceTokens>();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{fixture.Product.AppPort}") };
        client.DefaultRequestHeaders.Add("dapr-api-token", fixture.Product.Host.Configuration["Dapr:AppToken"]);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(caller, app, TenantInfo.ForWork(new TenantId(tenant.TenantId)), onBehalfOf: null));
        using var response = await client.PostAsJsonAsync(path, body);
        return (await Answer.OfAsync(response)).Expect(HttpStatusCode.OK);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static decimal Amount(JsonElement element, string name) => decimal.Parse(Text(element, name), CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Statement(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
