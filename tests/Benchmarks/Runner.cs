using System.Diagnostics;
using System.Globalization;
using System.Net;
using FinanceTracker.All.Demo.Generator;
using FinanceTracker.All.Local;
using FinanceTracker.Banking.Statements;
using FinanceTracker.LocalRuntime.Postgres;
using FinanceTracker.Support;

namespace FinanceTracker.Benchmarks;

/// <summary>
/// The product's promises in figures: the whole product over HTTP, on a durable private PostgreSQL, in one run. Prints medians,
/// 95th percentiles, ratios and whether each target is met. <c>--quick</c> measures with 10,000 rows for 100,000, and 100,000 for a million.
/// </summary>
public static class Runner
{
    private const int Seed = 11;

    // What Actual Budget's importTransactions does on such a machine.
    private const double PeerRowsPerSecond = 172;
    private static readonly DateOnly LastDay = new(2026, 10, 31);

    /// <summary>Runs everything; the exit code is 1 when a target is missed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Contains("--quick") ? 10_000 : 100_000;
        var data = Directory.CreateTempSubdirectory("ft-bench-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data, (UnixFileMode)Convert.ToInt32("755", 8)); // the server's account passes through
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {Load()}"));
        var outcome = new List<IOutcome>();
        await using (var cluster = await PostgresCluster.StartAsync(new PostgresClusterOptions { DataDirectory = Path.Combine(data, "postgres"), Durable = true }, CancellationToken.None))
        {
            var first = Stopwatch.GetTimestamp();
            await using var product = await LocalProduct.StartAsync(OptionsOf(cluster, data), CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start with migrations {Stopwatch.GetElapsedTime(first).TotalSeconds:0.0} s"));
            outcome.AddRange(await MeasureAsync(product, cluster, rows));
        }

        if (await ProductProcess.PeakAsync(BenchmarkStatements.BbvaCsv(Seed, rows, LastDay), Path.Combine(data, "alone")) is { } peak)
            outcome.Add(new Figure($"peak memory of the product alone, importing {rows:N0} rows", peak, "MiB", 600));
        foreach (var line in outcome) Console.WriteLine(line);
        Console.WriteLine(Load());
        return outcome.Exists(o => o.IsMissed) ? 1 : 0;
    }

    private static async Task<List<IOutcome>> MeasureAsync(LocalProduct product, PostgresCluster cluster, int rows)
    {
        var outcome = new List<IOutcome> { await ReadFileAsync(rows) };
        await ImportAsync(product, 1_000, 3, null); // warm
        outcome.Add(await ImportAsync(product, 10_000, 5, 1_000));
        using var person = await Person.SignUpAsync(product.Address, "personal");
        (await person.UploadAsync(BenchmarkStatements.BbvaCsv(Seed + 1, rows, LastDay))).Expect(HttpStatusCode.Created);
        var filling = Stopwatch.GetTimestamp();
        await Crowd.FillAsync(cluster.OwnerConnectionString, person.TenantId, 10 * rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled up to {10 * rows:N0} rows in {Stopwatch.GetElapsedTime(filling).TotalSeconds:0.0} s; {Load()}"));

        var import = await ImportAsync(product, rows, 3, 5_800);
        var baselines = new Baselines(cluster, person.TenantId);
        var copy = await baselines.BareCopyAsync(5);
        outcome.AddRange([import, copy]);
        outcome.Add(new Figure("import against a bare COPY of the same rows", import.Median / copy.Median, "x", 8));
        outcome.Add(new Figure("rows/s of the import against Actual Budget's 172", rows / (import.Median / 1000) / PeerRowsPerSecond, "x", 100, MustReach: true));

        await Crowd.RestAsync(cluster.OwnerConnectionString);
        outcome.AddRange(await ReadAsync(person, rows));
        outcome.AddRange(await baselines.RowLevelSecurityAsync(400));
        outcome.AddRange(await CfdiFigures.MeasureAsync(product));
        return outcome;
    }

    private static LocalProductOptions OptionsOf(PostgresCluster cluster, string data) => new()
    {
        DataDirectory = data,
        Owner = cluster.OwnerConnectionString,
        App = cluster.AppConnectionString,
        Worker = cluster.WorkerConnectionString,
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["RateLimits:Api:PerMinute"] = "10000000",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:FinanceTracker.Ledger"] = "Information",
        },
    };

    // From the first byte of the POST to the job's completion, polled as a client would.
    private static async Task<Measured> ImportAsync(LocalProduct product, int rows, int times, double? target)
    {
        var file = BenchmarkStatements.BbvaCsv(Seed, rows, LastDay);
        var people = new Queue<Person>();
        for (var i = 0; i < times; i++) people.Enqueue(await Person.SignUpAsync(product.Address, "personal"));
        return await Measured.OfAsync($"{rows:N0} rows, POST to job done", times, target, targetIsP95: false, async () =>
        {
            using var person = people.Dequeue();
            var answer = (await person.UploadAsync(file)).Expect(HttpStatusCode.Created);
            if (answer.GetProperty("rows").GetProperty("new").GetInt32() != rows) throw new InvalidOperationException(answer.ToString());
        });
    }

    // The statement reader alone: bytes to proved rows.
    private static Task<Measured> ReadFileAsync(int rows)
    {
        var file = BenchmarkStatements.BbvaCsv(Seed, rows, LastDay);
        return Measured.OfAsync($"{rows:N0} rows, file to proved rows", 7, null, targetIsP95: false, () =>
        {
            var statement = StatementReader.Read(file, new StatementReadOptions(LastDay));
            if (statement.Value.Accounts[0].Proof.Proved != true) throw new InvalidOperationException("The balances must prove the rows.");
            return Task.CompletedTask;
        });
    }

    private static async Task<List<Measured>> ReadAsync(Person person, int rows)
    {
        var results = new List<Measured>();
        foreach (var (what, path, target, times) in new (string, string, double?, int)[]
        {
            ("first page", "/bank/transactions?limit=50", 10, 300),
            ("page by category", "/bank/transactions?limit=50&category=food_groceries", 10, 300),
            ("page by days", "/bank/transactions?limit=50&from=2026-03-01&to=2026-03-31", 10, 300),
            ("page by size of amount", "/bank/transactions?limit=50&amount=%3E3000", 10, 300),
            ("search", "/bank/transactions?limit=50&q=farmacia", 50, 200),
            ("search with operators", "/bank/transactions?limit=50&q=%3E500%20oxxo%20-amazon%20cat:food%202026-09", 50, 200),
            ("search without a hit", "/bank/transactions?limit=50&q=zzqqxx", 50, 200),
            ("summary of a year", "/ledger/summary", 10, 300),
            ("budget", "/budgets/current", null, 100),
        })
        {
            for (var i = 0; i < 20; i++) (await person.GetAsync(path)).Expect(HttpStatusCode.OK);
            results.Add(await Measured.OfAsync($"{what}, {rows:N0} rows in the tenant", times, target, targetIsP95: true, async () => (await person.GetAsync(path)).Expect(HttpStatusCode.OK)));
        }

        return results;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Trim()}" : "load unknown";
}
