using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTracker.All.Tests.Sat;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Attacks;

/// <summary>Tenant B calls every route of the product with everything that A has. The routes come from the running host.</summary>
public sealed class CrossTenantTests(ProductWithSat fixture) : IClassFixture<ProductWithSat>
{
    private static readonly string[] Everything =
    [
        "/bank/accounts", "/bank/transactions?limit=500", "/expenses", "/budgets/current", "/ledger/summary", "/bank/statements", "/bank/mappings", "/bank/coverage", "/user/profile",
        "/rules", "/rules/runs", "/ledger/exports", "/goals", "/alerts/settings", "/insights/recurring", "/tax/invoices", "/tax/profile", "/tax/filings", "/tax/efirma", "/tax/downloads", "/tax/matches", "/tax/verdicts?from=2026-08-01&to=2026-08-31",
        "/tax/reports/suppliers?period=2026-08", "/tax/reports/sat_preload/2026",
    ];

    [Fact]
    public async Task Nothing_of_A_is_reached_by_B_on_any_route()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var loot = await Loot.OfAsync(ana);
        await bruno.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "OXXO PLUTARCO 1", -10m)));
        await QuietAsync(ana);
        var before = await SnapshotAsync(ana);
        var alerts = await AlertsAsync(ana);
        var leaks = new List<string>();
        foreach (var route in Route.Of(fixture.Product.Host).Where(r => r.Access.Permission is not null))
        {
            foreach (var attack in AttacksOn(route, loot))
            {
                var answer = await bruno.SendAsync(attack());
                if (loot.Marks.Any(m => answer.Text.Contains(m, StringComparison.OrdinalIgnoreCase) && !Sent(attack, m)))
                    leaks.Add($"{route} shows A's data: {answer.Text[..Math.Min(200, answer.Text.Length)]}");
                if (route.Pattern.TakesAnId && (int)answer.Status < 400)
                    leaks.Add($"{route} answers {(int)answer.Status} for an id of A");
                if ((int)answer.Status >= 500)
                    leaks.Add($"{route} breaks: {answer.Text}");
            }
        }

        Assert.Empty(leaks);
        Assert.Equal(before, await SnapshotAsync(ana));
        Assert.Subset(await AlertsAsync(ana), alerts);
    }

    [Fact]
    public async Task Somebody_elses_and_missing_are_the_same_answer()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var loot = await Loot.OfAsync(ana);
        foreach (var route in Route.Of(fixture.Product.Host).Where(r => r.Access.Permission is not null && r.Pattern.TakesAnId))
        {
            var theirs = await bruno.SendAsync(Request(route, name => loot.IdFor(route, name), loot));
            var missing = await bruno.SendAsync(Request(route, _ => Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString("D"), loot));

            Assert.True(theirs.Status == missing.Status && theirs.Code == missing.Code, $"{route}: {theirs.Text} against {missing.Text}");
            Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
        }
    }

    [Fact]
    public async Task A_header_cannot_change_the_tenant_of_the_token()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/bank/transactions");
        request.Headers.Add("X-Tenant-Id", ana.TenantId.ToString("D"));

        var answer = await bruno.SendAsync(request);

        answer.Refused(HttpStatusCode.Forbidden, "tenant_mismatch");
    }

    [Fact]
    public async Task A_correction_of_A_teaches_B_nothing()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var question = new { items = new[] { new { id = "1", descriptor = "MERPAGO*ZYXQUIP", amount = "120.00", direction = "out" } } };
        var before = await bruno.PostAsync("/insights/categorize", question);
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "MERPAGO*ZYXQUIP", -120m)));
        var row = (await ana.TransactionsAsync())[0];

        (await ana.PatchAsync($"/bank/transactions/{row.GetProperty("id").GetString()}", new { category = "pets_care" })).Expect(HttpStatusCode.OK);
        var taught = (await ana.PostAsync("/insights/categorize", question)).Expect(HttpStatusCode.OK);

        Assert.Equal("pets_care", taught.GetProperty("items")[0].GetProperty("category").GetString());
        Assert.Equal(before.Text, (await bruno.PostAsync("/insights/categorize", question)).Text);
    }

    [Fact]
    public async Task The_same_idempotency_key_of_two_tenants_never_meets()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var hers = new { date = "2026-10-01", amount = "10.00", description = Loot.Secret };
        var his = new { date = "2026-10-01", amount = "20.00", description = "OTRA COSA" };

        (await ana.PostAsync("/expenses", hers, ("Idempotency-Key", "same"))).Expect(HttpStatusCode.Created);
        var answer = (await bruno.PostAsync("/expenses", his, ("Idempotency-Key", "same"))).Expect(HttpStatusCode.Created);

        Assert.Equal("20.00", answer.GetProperty("amount").GetString());
    }

    private static bool Sent(Func<HttpRequestMessage> attack, string mark)
    {
        using var request = attack();
        return request.RequestUri!.ToString().Contains(mark, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Func<HttpRequestMessage>> AttacksOn(Route route, Loot loot)
    {
        foreach (var account in new[] { loot.Id("accountId"), "" })
        {
            yield return () => Request(route, name => loot.IdFor(route, name), loot, account.Length > 0 ? $"?account={account}&accountId={account}&importId={loot.Id("importId")}" : "");
        }
    }

    private static HttpRequestMessage Request(Route route, Func<string, string> id, Loot loot, string query = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Pattern.Fill(id) + query);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (route.Method is "GET" or "DELETE") return request;
        request.Content = IsUpload(route) ? loot.StolenUpload() : JsonContent.Create(loot.Body(route));
        return request;
    }

    private static bool IsUpload(Route route) =>
        route.ToString().Contains("/bank/statements", StringComparison.Ordinal) || route.Pattern.Text.EndsWith("/attachments", StringComparison.Ordinal)
        || route.Pattern.Text.EndsWith("/acuse", StringComparison.Ordinal);

    // What A's own uploads set going in the background has ended: no event waits, no job that is due runs.
    private async Task QuietAsync(Person ana)
    {
        await using var connection = new Npgsql.NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        for (var calm = 0; calm < 3;)
        {
            await Task.Delay(200, patience.Token);
            calm = await BusyAsync(connection, ana.TenantId) == 0 ? calm + 1 : 0;
        }
    }

    // A may be told something new meanwhile; what she was told stays as it was.
    private static async Task<HashSet<string>> AlertsAsync(Person ana) =>
        (await ana.GetAsync("/alerts?limit=200")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray().Select(a => a.ToString()).ToHashSet(StringComparer.Ordinal);

    private static async Task<long> BusyAsync(Npgsql.NpgsqlConnection connection, Guid tenant)
    {
        var counts = new[] { "banking", "ledger", "tax", "insights" }.Select(schema =>
            $"(select count(*) from {schema}.jobs where tenant_id = $1 and (status = 'running' or (status = 'queued' and lease_until < now() + interval '10 seconds')))"
            + $" + (select count(*) from {schema}.outbox where tenant_id = $1 and published_at is null)");
        await using var command = new Npgsql.NpgsqlCommand($"select {string.Join(" + ", counts)}", connection);
        command.Parameters.AddWithValue(tenant);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> SnapshotAsync(Person ana)
    {
        var parts = new List<string>();
        foreach (var path in Everything)
        {
            parts.Add((await ana.GetAsync(path)).Text);
        }

        return string.Join('\n', parts);
    }
}
