using System.Net;
using System.Text;
using FinanceTracker.All.Local;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>The sandbox of the filing port: a product of its own, outside of Production, that plays the portal and says so.</summary>
public sealed class SandboxFilingTests : IAsyncLifetime
{
    private readonly PostgresFixture postgres = new();
    private readonly string data = Directory.CreateTempSubdirectory("ft-sandbox-").FullName;
    private TestDatabase? database;

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        database = await postgres.CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Production_does_not_start_with_it_and_elsewhere_it_answers_with_a_marked_acuse()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => StartAsync("Production"));
        await using var product = await StartAsync("Staging");
        using var ana = await Person.SignUpAsync(product.Address, "personal");
        (await ana.PutAsync("/tax/profile", new { rfc = "CACX7605101P8", regimenes = new[] { "612" } })).Expect(HttpStatusCode.OK);
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        var path = $"/tax/filings/{(await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created).Text("id")}";

        (await ana.PostAsync($"{path}/send", new { })).Refused(HttpStatusCode.Conflict, "filing_wrong_state");
        (await ana.PostAsync($"{path}/reviewed", new { })).Expect(HttpStatusCode.OK);
        var sent = (await ana.PostAsync($"{path}/send", new { })).Expect(HttpStatusCode.OK);

        Assert.Equal(("accepted", true), (sent.Text("state"), sent.GetProperty("isSimulated").GetBoolean()));
        Assert.StartsWith("SIMULADO: no se presentó nada al SAT.", sent.Text("es"), StringComparison.Ordinal);
        Assert.StartsWith("SIMULADO", sent.Text("numeroOperacion"), StringComparison.Ordinal);
        Assert.Contains("(SIMULADO)", Encoding.ASCII.GetString(await ana.DownloadAsync($"{path}/acuse")), StringComparison.Ordinal);
        Assert.True((await ana.GetAsync("/tax/filings/provider")).Expect(HttpStatusCode.OK).GetProperty("isSimulated").GetBoolean());
    }

    private Task<LocalProduct> StartAsync(string environment) => LocalProduct.StartAsync(
        new LocalProductOptions
        {
            DataDirectory = data,
            Owner = database!.OwnerConnectionString,
            App = database.AppConnectionString,
            Worker = database.WorkerConnectionString,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Tax:Filing:Provider"] = "sandbox", ["Logging:LogLevel:Default"] = "None" },
            Extend = app => app.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = environment,
        },
        TestContext.Current.CancellationToken);
}
