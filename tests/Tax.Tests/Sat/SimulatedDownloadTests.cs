using FinanceTracker.All.Demo.Sat;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tax.Sat.Downloads;
using FinanceTracker.Tax.Sat.Packages;
using FinanceTracker.Tax.Sat.Services;
using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tax.Sat.Status;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class SimulatedDownloadTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(TestEfirma.Now);
    private readonly Efirma efirma = TestEfirma.Of("LOBA800101AB1").Open();
    private readonly HttpClient http = new(SatTransport.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Kept kept = new();
    private SatSimulator sat = null!;

    public async ValueTask InitializeAsync() => sat = await SatSimulator.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        efirma.Dispose();
        await sat.DisposeAsync();
    }

    [Fact]
    public async Task A_month_of_metadata_comes_in_over_http()
    {
        sat.Packages["package-1"] = SatPackageTests.MetadataZip(SatPackageTests.Row("UNO"), SatPackageTests.Row("DOS"));
        sat.ThenAsk("5000", "request-1");
        sat.ThenVerify(1);
        sat.ThenVerify(2);
        var done = await RunAsync();
        Assert.Equal((DownloadState.Ingested, 2), (done.State, kept.Rows.Count));
        Assert.Equal((1, 3, 1), (sat.Calls["asking"], sat.Calls["verifying"], sat.Calls["fetching"]));
        Assert.Empty(sat.Faults);
    }

    [Theory]
    [InlineData("5002", nameof(DownloadState.Exhausted))]
    [InlineData("5004", nameof(DownloadState.Empty))]
    [InlineData("5005", nameof(DownloadState.Duplicate))]
    [InlineData("301", nameof(DownloadState.Rejected))]
    public async Task A_code_that_ends_a_question_is_asked_once(string code, string state)
    {
        sat.ThenAsk(code);
        Assert.Equal(state, (await RunAsync()).State.ToString());
        Assert.Single(sat.Questions);
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(200, 3)]
    public async Task A_question_of_unknown_outcome_is_never_sent_in_the_same_words(int status, int seconds)
    {
        sat.Packages["package-1"] = SatPackageTests.MetadataZip(SatPackageTests.Row("UNO"));
        sat.Then("asking", new SimulatedAnswer("", status, TimeSpan.FromSeconds(seconds)));
        var done = await RunAsync();
        Assert.Equal((DownloadState.Ingested, true), (done.State, done.Resubmitted));
        Assert.Equal(2, sat.Questions.Distinct().Count());
        Assert.Equal(2, sat.Questions.Count);
        Assert.True(time.GetUtcNow() - TestEfirma.Now >= DownloadFlow.Patience);
    }

    [Fact]
    public async Task A_service_that_fails_every_time_is_asked_twice_and_no_more()
    {
        for (var i = 0; i < 9; i++) sat.Then("asking", new SimulatedAnswer("", 500));
        Assert.Equal(DownloadState.Rejected, (await RunAsync()).State);
        Assert.Equal(2, sat.Questions.Count);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_and_the_question_sent_again()
    {
        sat.Packages["package-1"] = SatPackageTests.MetadataZip(SatPackageTests.Row("UNO"));
        sat.Then("asking", new SimulatedAnswer("", 401));
        var done = await RunAsync();
        Assert.Equal((DownloadState.Ingested, false), (done.State, done.Resubmitted));
        Assert.True(sat.Calls["authentication"] >= 2);
    }

    [Fact]
    public async Task Without_a_token_no_question_is_sent()
    {
        for (var i = 0; i < 3; i++) sat.Then("authentication", new SimulatedAnswer("", 500));
        var planned = new Download(Window());
        Assert.Equal(planned, await Work().StepAsync(planned, Guid.Empty, efirma, default));
        Assert.Empty(sat.Questions);
    }

    [Fact]
    public async Task A_service_that_is_not_there_costs_nothing()
    {
        var addresses = Addresses with { Asking = new Uri("http://127.0.0.1:1/") };
        var work = new DownloadWork(new SatDownloads(new SatTransport(http), addresses, time), new SatTokens(time), kept, time);
        var next = await work.StepAsync(new Download(Window()), Guid.Empty, efirma, default);
        Assert.Equal((DownloadState.Planned, false), (next.State, next.Resubmitted));
        Assert.True(next.DueAt > TestEfirma.Now);
    }

    [Fact]
    public async Task An_e_firma_of_another_rfc_asks_nothing()
    {
        var planned = new Download(Window() with { Rfc = "AAA010101AAA" });
        Assert.Equal(planned, await Work().StepAsync(planned, Guid.Empty, efirma, default));
        Assert.Empty(sat.Questions);
    }

    [Fact]
    public async Task The_simulator_refuses_an_envelope_that_was_altered()
    {
        var signed = SatRequests.Verify(efirma, "request-1").Envelope.Replace("request-1", "request-2", StringComparison.Ordinal);
        var call = new SatCall(Addresses.Verifying, "http://DescargaMasivaTerceros.sat.gob.mx/IVerificaSolicitudDescargaService/VerificaSolicitudDescarga", signed, new SatToken(SatSimulator.Token, time.GetUtcNow())) { Timeout = TimeSpan.FromSeconds(5) };
        sat.Packages["package-1"] = [];
        Assert.Equal("302", (await new SatTransport(http).CallAsync(call, SatAnswers.Verify, default)).Answer?.Code);
    }

    [Fact]
    public async Task The_status_of_a_cfdi_is_asked_over_http()
    {
        var service = new StatusService(new SatTransport(http), Addresses);
        Assert.True(sat.Register(new CfdiMaker { Emisor = "H&E951128469", Receptor = "AAA010101AAA" }.Make()));
        var reply = await service.AskAsync(new PrintedExpression("4.0", CfdiMaker.Uuid, "H&E951128469", "AAA010101AAA", 1160m, "12345678"), default);
        Assert.Equal((CfdiStanding.Valid, (bool?)false), (reply.Answer?.Standing, reply.Answer?.IssuerListed));
        sat.Then("status", new SimulatedAnswer("<html/>", 503));
        Assert.Equal(SatFault.Unknown, (await service.AskAsync(new PrintedExpression("4.0", "x", "a", "b", 1m, "12345678"), default)).Fault);
        Assert.Empty(sat.Faults);
    }

    private static DownloadWindow Window() => new DownloadOrder("LOBA800101AB1", SatDirection.Received, new(2026, 7, 1), new(2026, 7, 31)).Metadata().Single();

    private SatAddresses Addresses => SatAddresses.SimulatedAt(sat.Address) with { Timeout = TimeSpan.FromSeconds(1), PackageTimeout = TimeSpan.FromSeconds(1) };

    private DownloadWork Work() => new(new SatDownloads(new SatTransport(http), Addresses, time), new SatTokens(time), kept, time);

    private async Task<Download> RunAsync()
    {
        var (work, download) = (Work(), new Download(Window()));
        for (var step = 0; step < 200; step++)
        {
            if (download.DueAt > time.GetUtcNow()) time.SetUtcNow(download.DueAt);
            if (download.Step(time.GetUtcNow()) is DownloadStep.Nothing) return download;
            download = await work.StepAsync(download, Guid.Empty, efirma, default);
        }

        throw new InvalidOperationException("It never ends.");
    }

    private sealed class Kept : IDownloadStore
    {
        private readonly Dictionary<string, byte[]> packages = [];

        public List<MetadataRow> Rows { get; } = [];

        public Task KeepAsync(Download download, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task KeepPackageAsync(Download download, string packageId, byte[] package, CancellationToken cancellationToken)
        {
            packages[packageId] = package;
            return Task.CompletedTask;
        }

        public Task<Problem?> IngestAsync(Download download, CancellationToken cancellationToken)
        {
            foreach (var package in download.Packages.Where(p => p.Fetched)) Rows.AddRange(SatPackage.ReadMetadata(packages[package.Id]).Value.Rows);
            return Task.FromResult<Problem?>(null);
        }
    }
}
