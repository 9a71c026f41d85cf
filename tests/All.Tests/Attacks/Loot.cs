using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.All.Tests.Books;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.All.Tests.Plans;
using FinanceTracker.All.Tests.Sat;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Attacks;

/// <summary>Everything that tenant A owns, by the name under which a route asks for it.</summary>
internal sealed class Loot
{
    /// <summary>A text that only A has.</summary>
    public const string Secret = "TAQUERIA SECRETA DE ANA";

    private readonly List<(string Route, string Parameter, string Id)> things = [];

    private Loot(string tenant) => Tenant = tenant;

    /// <summary>A's tenant.</summary>
    public string Tenant { get; }

    /// <summary>What must never be seen by anybody else.</summary>
    public IReadOnlyList<string> Marks => [Secret, "12345.67", "****4567", CfdiMaker.Uuid, Tenant, .. things.Where(t => !RoutePattern.PublicNames.Contains(t.Parameter)).Select(t => t.Id)];

    /// <summary>The id that A has for this parameter of this route.</summary>
    public string IdFor(Route route, string parameter)
    {
        var found = things.Where(t => t.Parameter == parameter && route.Pattern.Text.StartsWith(t.Route, StringComparison.Ordinal)).ToList();
        return found.Count > 0
            ? found.MaxBy(t => t.Route.Length).Id
            : throw new InvalidOperationException($"Teach the loot what '{parameter}' of {route} is.");
    }

    /// <summary>The id of a parameter, whatever the route.</summary>
    public string Id(string parameter, string route = "") => things.Single(t => t.Parameter == parameter && t.Route == route).Id;

    /// <summary>A's books, filled.</summary>
    public static async Task<Loot> OfAsync(Person ana)
    {
        var loot = new Loot(ana.TenantId.ToString("D"));
        loot.Add("", "rfc", "EKU9003173C9");
        loot.Add("", "kind", "isr_tariff");
        loot.Add("", "reportId", "monthly_worksheet");
        loot.Add("", "year", "2026");
        await loot.BankAsync(ana);
        await loot.BooksAsync(ana);
        await loot.PlansAsync(ana);
        await loot.TaxesAsync(ana);
        await loot.SatAsync(ana);
        return loot;
    }

    private async Task BankAsync(Person ana)
    {
        var import = (await ana.UploadAsync(Csv.Santander("65501234567", 5000m, ("03/10/2026", Secret, -350m, "MBAN01002610030001")))).Expect(HttpStatusCode.Created);
        Add("", "accountId", import.GetProperty("accounts")[0].GetProperty("id").GetString()!);
        Add("", "importId", import.GetProperty("importId").GetString()!);
        Add("/expenses", "id", IdOf((await ana.PostAsync("/expenses", new { date = "2026-10-02", amount = "99.00", description = Secret })).Expect(HttpStatusCode.Created)));
        (await ana.PutAsync("/budgets", new { payCycle = new { kind = "quincena" }, income = "12345.67", envelopes = new[] { new { category = "food", assigned = "500.00" } } })).Expect(HttpStatusCode.OK);
        var big = Csv.Bbva(9000m, Enumerable.Range(0, 2100).Select(i => ("05/10/2026", $"{Secret} {i}", -1m)).ToArray());
        var job = (await ana.StartUploadAsync(Encoding.UTF8.GetBytes(big))).Headers.Location!.ToString();
        await ana.JobAsync(job);
        Add("/bank/statements", "jobId", job.Split('/')[^1]);
        var mapped = Encoding.UTF8.GetBytes($"Cuando,Que,Cuanto\n01/10/2026,{Secret},-7.00\n");
        (await ana.UploadAsync(mapped, fields: new() { ["mapping"] = """{"date":1,"description":2,"amount":3}""", ["accountId"] = Id("accountId") })).Expect(HttpStatusCode.Created);
        Add("", "mappingId", (await ana.GetAsync("/bank/mappings")).Expect(HttpStatusCode.OK).GetProperty("items")[0].GetProperty("mappingId").GetString()!);
    }

    // A rule that ran, a bulk edit, an attachment and an export.
    private async Task BooksAsync(Person ana)
    {
        var transaction = IdOf((await ana.TransactionsAsync()).First(t => t.GetProperty("importId").GetString() is not null));
        Add("", "id", transaction);
        Add("", "ruleId", IdOf((await ana.PostAsync("/rules", new { name = Secret, conditions = new { textContains = "secreta" }, actions = new { tags = new[] { "tacos" } } })).Expect(HttpStatusCode.Created)));
        var ran = await ana.PostAsync($"/rules/{Id("ruleId")}/run", new { });
        Add("", "runId", IdOf((await ana.JobAsync(ran.Headers.Location!.ToString())).GetProperty("result")));
        Add("", "bulkId", IdOf((await ana.PostAsync("/bank/transactions/bulk", new { ids = new[] { transaction }, set = new { note = Secret } })).Expect(HttpStatusCode.OK)));
        Add("", "attachmentId", IdOf((await AttachmentTests.AttachAsync(ana, $"/bank/transactions/{transaction}/attachments", Encoding.ASCII.GetBytes("%PDF-" + Secret), Secret)).Expect(HttpStatusCode.Created)));
        var ordered = await ana.PostAsync("/ledger/exports", new { format = "json" });
        var job = ordered.Headers.Location!.ToString();
        await ana.JobAsync(job);
        Add("", "exportId", IdOf(ordered.Body));
        Add("/ledger", "jobId", job.Split('/')[^1]);
    }

    // A goal, an alert and a recurring series.
    private async Task PlansAsync(Person ana)
    {
        var account = Id("accountId");
        Add("/bank/accounts", "id", account);
        Add("/goals", "id", IdOf((await ana.PostAsync("/goals", new { name = Secret, target = "9000.00", targetDay = "2040-01-01", accountIds = new[] { account } })).Expect(HttpStatusCode.Created)));
        Add("/alerts", "id", IdOf(await AlertTests.ChargedTwiceAsync(ana, Secret)));
        var month = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        await ana.UploadAsync(Csv.Bbva(9000m, [.. Enumerable.Range(1, 5).Reverse().Select(i => (month.AddMonths(-i).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), "NETFLIX COM", -219m))]));
        Add("", "key", (await ana.GetAsync("/insights/recurring")).Expect(HttpStatusCode.OK).GetProperty("items")[0].GetProperty("key").GetString()!);
    }

    private async Task TaxesAsync(Person ana)
    {
        var cfdi = (await ana.UploadCfdiAsync(new CfdiMaker { Descripcion = Secret }.Make())).Expect(HttpStatusCode.Created).GetProperty("items")[0];
        Add("", "uuid", IdOf(cfdi));
        await ana.UploadAsync(Csv.Bbva(9000m, ("15/08/2026", "SPEI ENVIADO ESCUELA KEMPER URGATE 7654321", -1160m)));
        var run = (await ana.PostAsync("/tax/matches/run", new { })).Headers.Location!.ToString();
        await ana.JobAsync(run);
        Add("/tax", "jobId", run.Split('/')[^1]);
        Add("", "matchId", IdOf((await ana.GetAsync("/tax/matches")).Expect(HttpStatusCode.OK).GetProperty("items")[0]));
        Add("", "filingId", IdOf((await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created)));
    }

    // An e.firma that stays and a download that was cancelled; and SAT has been asked about the CFDI, so that nothing changes by itself any more.
    private async Task SatAsync(Person ana)
    {
        (await ana.KeepEfirmaAsync(EfirmaFiles.Of(SatPeople.Rfc), keep: "until_removed")).Expect(HttpStatusCode.OK);
        var order = new { direction = "received", from = "2026-08-01", to = "2026-08-31", kind = "metadata" };
        Add("", "downloadId", IdOf((await ana.PostAsync("/tax/downloads", order)).Expect(HttpStatusCode.Accepted)));
        Assert.Equal(HttpStatusCode.NoContent, (await ana.DeleteAsync($"/tax/downloads/{Id("downloadId")}")).Status);
        await SatPeople.UntilAsync(async () => (await ana.GetAsync("/tax/invoices")).Expect(HttpStatusCode.OK).GetProperty("items")[0].GetProperty("sat").Text("checkedAt") is not null);
    }

    /// <summary>A body with every id that A has, under every name that a body of ours uses.</summary>
    public object Body(Route route) => BodyOf(route.Pattern.Text);

    private object BodyOf(string path) => path switch
    {
        "/bank/transactions/{id:guid}" => new { category = "food_restaurant", note = "visto por B" },
        "/bank/transactions/{id:guid}/splits" => new { parts = new[] { new { amount = "-6.00", category = "food_market" }, new { amount = "-4.00", category = "pets_care" } } },
        "/bank/transactions/{id:guid}/refund-of" => new { expenseId = Id("id") },
        "/bank/transactions/bulk" => new { ids = new[] { Id("id") }, set = new { note = "visto por B" } },
        "/bank/accounts/{id:guid}" => new { name = "visto por B", kind = "credit", cutOffDay = 5 },
        "/budgets" => new { payCycle = new { kind = "weekly", weekday = "friday" }, income = "1.00", tenantId = Tenant },
        "/goals" or "/goals/{id:guid}" => new { name = "de B", target = "10.00", targetDay = "2040-01-01", accountIds = new[] { Id("accountId") } },
        "/alerts/settings" => new { mail = new { on = false }, tenantId = Tenant },
        "/rules" => new { name = "ROBO", conditions = new { accountId = Id("accountId") }, actions = new { category = "pets_care" } },
        "/rules/preview" => new { ruleId = Id("ruleId"), conditions = new { textContains = "SECRETA" }, actions = new { category = "pets_care" } },
        "/rules/{ruleId:guid}" => new { name = "ROBO", conditions = new { textContains = "ROBO" }, actions = new { category = "pets_care" } },
        "/ledger/exports" => new { format = "json", account = Id("accountId") },
        "/insights/categorize" => new { items = new[] { new { id = "1", descriptor = "OXXO", amount = "1.00", direction = "out" } }, tenantId = Tenant },
        "/auth/switch" => new { tenantId = Tenant },
        "/user/profile" => new { fullName = "B", tenantId = Tenant },
        _ => new { date = "2026-10-01", amount = "5.00", description = "ROBO", accountId = Id("accountId"), importId = Id("importId"), id = Id("id", "/expenses"), tenantId = Tenant },
    };

    /// <summary>A file of B's for an account of A's.</summary>
    public MultipartFormDataContent StolenUpload() => new()
    {
        { new ByteArrayContent(Encoding.UTF8.GetBytes(Csv.Bbva(10m, ("01/10/2026", "ROBO", -1m)))), "file", "robo.csv" },
        { new StringContent(Id("accountId")), "accountId" },
    };

    private static string IdOf(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private void Add(string route, string parameter, string id) => things.Add((route, parameter, id));
}
