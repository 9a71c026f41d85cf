using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Attacks;

/// <summary>Tenant B calls every route of the product with everything that A has. The routes come from the running host.</summary>
public sealed class CrossTenantTests(ProductFixture fixture)
{
    private const string Secret = "TAQUERIA SECRETA DE ANA";

    [Fact]
    public async Task Nothing_of_A_is_reached_by_B_on_any_route()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var loot = await LootOfAsync(ana);
        await bruno.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "OXXO PLUTARCO 1", -10m)));
        var before = await SnapshotAsync(ana);
        var leaks = new List<string>();
        foreach (var route in Route.Of(fixture.Product.Host).Where(r => r.Access.Permission is not null))
        {
            foreach (var attack in AttacksOn(route, loot))
            {
                var answer = await bruno.SendAsync(attack());
                if (loot.Marks.Any(m => answer.Text.Contains(m, StringComparison.OrdinalIgnoreCase) && !Sent(attack, m)))
                    leaks.Add($"{route} shows A's data: {answer.Text[..Math.Min(200, answer.Text.Length)]}");
                if (route.Pattern.Parameters.Count > 0 && (int)answer.Status < 400)
                    leaks.Add($"{route} answers {(int)answer.Status} for an id of A");
                if ((int)answer.Status >= 500)
                    leaks.Add($"{route} breaks: {answer.Text}");
            }
        }

        Assert.Empty(leaks);
        Assert.Equal(before, await SnapshotAsync(ana));
    }

    [Fact]
    public async Task Somebody_elses_and_missing_are_the_same_answer()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var loot = await LootOfAsync(ana);
        foreach (var route in Route.Of(fixture.Product.Host).Where(r => r.Access.Permission is not null && r.Pattern.Parameters.Count > 0))
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
        var hers = new { date = "2026-10-01", amount = "10.00", description = Secret };
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
        foreach (var account in new[] { loot.Account, "" })
        {
            yield return () => Request(route, name => loot.IdFor(route, name), loot, account.Length > 0 ? $"?account={account}&accountId={account}&importId={loot.Import}" : "");
        }
    }

    private static HttpRequestMessage Request(Route route, Func<string, string> id, Loot loot, string query = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Pattern.Fill(id) + query);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (route.Method is "GET" or "DELETE") return request;
        request.Content = route.ToString().Contains("/bank/statements", StringComparison.Ordinal) ? loot.StolenUpload() : JsonContent.Create(loot.Body(route));
        return request;
    }

    private static async Task<Loot> LootOfAsync(Person ana)
    {
        var import = (await ana.UploadAsync(Csv.Santander("65501234567", 5000m, ("03/10/2026", Secret, -350m, "MBAN01002610030001")))).Expect(HttpStatusCode.Created);
        var expense = (await ana.PostAsync("/expenses", new { date = "2026-10-02", amount = "99.00", description = Secret })).Expect(HttpStatusCode.Created);
        (await ana.PutAsync("/budgets", new { payCycle = new { kind = "quincena" }, income = "12345.67", envelopes = new[] { new { category = "food", assigned = "500.00" } } })).Expect(HttpStatusCode.OK);
        var big = Csv.Bbva(9000m, Enumerable.Range(0, 2100).Select(i => ("05/10/2026", $"{Secret} {i}", -1m)).ToArray());
        var job = (await ana.StartUploadAsync(System.Text.Encoding.UTF8.GetBytes(big))).Headers.Location!.ToString().Split('/')[^1];
        await ana.JobAsync($"/bank/statements/jobs/{job}");
        var row = (await ana.TransactionsAsync()).First(t => t.GetProperty("importId").GetString() is not null);
        var cfdi = (await ana.UploadCfdiAsync(new CfdiMaker { Descripcion = Secret }.Make())).Expect(HttpStatusCode.Created).GetProperty("items")[0];
        return new Loot(
            import.GetProperty("accounts")[0].GetProperty("id").GetString()!, import.GetProperty("importId").GetString()!, row.GetProperty("id").GetString()!,
            expense.GetProperty("id").GetString()!, job, cfdi.GetProperty("id").GetString()!, ana.TenantId.ToString("D"));
    }

    private static async Task<string> SnapshotAsync(Person ana)
    {
        var parts = new List<string>();
        foreach (var path in new[] { "/bank/accounts", "/bank/transactions?limit=500", "/expenses", "/budgets/current", "/ledger/summary", "/bank/statements", "/user/profile", "/tax/invoices", "/tax/profile" })
        {
            parts.Add((await ana.GetAsync(path)).Text);
        }

        return string.Join('\n', parts);
    }

    private sealed record Loot(string Account, string Import, string Transaction, string Expense, string Job, string Cfdi, string Tenant)
    {
        public IReadOnlyList<string> Marks { get; } = [Secret, Account, Import, Transaction, Expense, Job, Cfdi, CfdiMaker.Uuid, Tenant, "12345.67", "****4567"];

        public string IdFor(Route route, string parameter) => parameter switch
        {
            "importId" => Import,
            "jobId" => Job,
            "accountId" => Account,
            "uuid" => Cfdi,
            "id" when route.Pattern.Text.StartsWith("/expenses", StringComparison.Ordinal) => Expense,
            "id" => Transaction,
            _ => throw new InvalidOperationException($"Teach this test what '{parameter}' of {route} is."),
        };

        // Every id that A has, under every name a body of ours uses.
        public object Body(Route route) => route.Pattern.Text switch
        {
            "/bank/transactions/{id:guid}" => new { category = "food_restaurant", note = "visto por B" },
            "/budgets" => new { payCycle = new { kind = "weekly", weekday = "friday" }, income = "1.00", tenantId = Tenant },
            "/insights/categorize" => new { items = new[] { new { id = "1", descriptor = "OXXO", amount = "1.00", direction = "out" } }, tenantId = Tenant },
            "/auth/switch" => new { tenantId = Tenant },
            "/user/profile" => new { fullName = "B", tenantId = Tenant },
            _ => new { date = "2026-10-01", amount = "5.00", description = "ROBO", accountId = Account, importId = Import, id = Expense, tenantId = Tenant },
        };

        public MultipartFormDataContent StolenUpload() => new()
        {
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Csv.Bbva(10m, ("01/10/2026", "ROBO", -1m)))), "file", "robo.csv" },
            { new StringContent(Account), "accountId" },
        };
    }
}
