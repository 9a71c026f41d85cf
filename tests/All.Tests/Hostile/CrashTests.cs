using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using FinanceTracker.All.Demo.Generator;
using FinanceTracker.LocalRuntime.Postgres;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.Hostile;

/// <summary>The product as <c>./run</c> starts it, killed with -9 in the middle of an import: all or nothing, and no event lost.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Rows = 30_000;
    private readonly string data = Directory.CreateTempSubdirectory("ft-crash-").FullName;

    [Fact]
    public async Task A_killed_import_is_finished_by_the_next_start_and_its_event_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill -9 is a Unix matter");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data, (UnixFileMode)Convert.ToInt32("755", 8));
        await File.WriteAllTextAsync(Path.Combine(data, "demo.json"), "{}"); // no demo here
        var (killed, address) = await StartAsync();
        using var ana = await Person.SignUpAsync(address, "personal");
        var job = (await ana.StartUploadAsync(BenchmarkStatements.BbvaCsv(5, Rows, new DateOnly(2026, 10, 31)))).Headers.Location!.ToString();
        await UntilRunningAsync(ana, job);
        killed.Kill(entireProcessTree: false);
        await killed.WaitForExitAsync();

        var (next, again) = await StartAsync();
        using var client = new HttpClient { BaseAddress = again };
        client.DefaultRequestHeaders.Authorization = ana.Http.DefaultRequestHeaders.Authorization;
        var ended = await EndOfAsync(client, job);
        var summary = await client.GetStringAsync("/ledger/summary?from=2022-01&to=2026-12");
        await StopAsync(next);

        Assert.Equal("completed", ended.GetProperty("status").GetString());
        Assert.Equal(Rows, ended.GetProperty("result").GetProperty("rows").GetProperty("new").GetInt32());
        Assert.Equal(Rows, CountOf(summary));
        Assert.Equal((1L, 1L), await EventsAsync());
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(data, recursive: true);

    private static async Task UntilRunningAsync(Person ana, string job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await ana.GetAsync(job)).Body.GetProperty("status").GetString() == "queued") await Task.Delay(5, patience.Token);
    }

    private async Task<(Process Process, Uri Address)> StartAsync()
    {
        var port = LoopbackPort.Choose();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "FinanceTracker.All.dll"), "local", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", data })
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return (process, new Uri(line["ready ".Length..]));
        }

        throw new InvalidOperationException($"The product did not start: {string.Join('\n', said)}");
    }

    private static async Task<JsonElement> EndOfAsync(HttpClient client, string job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            using var response = await client.GetAsync(job, patience.Token);
            var answer = (await Answer.OfAsync(response)).Expect(HttpStatusCode.OK);
            if (answer.GetProperty("status").GetString() is not ("queued" or "running")) return answer;
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task StopAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static int CountOf(string summary) => JsonDocument.Parse(summary).RootElement.GetProperty("months").EnumerateArray()
        .SelectMany(m => m.GetProperty("categories").EnumerateArray()).Sum(c => c.GetProperty("count").GetInt32());

    // Events of the import in the outbox, and those of them that the broker has taken.
    private async Task<(long All, long Told)> EventsAsync()
    {
        await using var cluster = await PostgresCluster.StartAsync(new PostgresClusterOptions { DataDirectory = Path.Combine(data, "postgres") }, CancellationToken.None);
        await using var connection = new NpgsqlConnection(cluster.WorkerConnectionString);
        await connection.OpenAsync();
        await using var reader = await new NpgsqlCommand("select count(*), count(published_at) from ledger.outbox where topic = 'ledger.transactions-recorded.v1'", connection).ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
