using System.Diagnostics;
using System.Globalization;
using FinanceTracker.All.Demo;
using FinanceTracker.All.Demo.Sat;
using FinanceTracker.LocalRuntime.Postgres;

namespace FinanceTracker.All.Local;

/// <summary><c>local --port N --data DIR</c>: what <c>./run</c> starts. PostgreSQL, sidecar, migrations, every app, the demo; until Ctrl-C.</summary>
public static class LocalCommand
{
    // A person's terminal shows what went wrong, not every request; Logging__LogLevel__Default=Information shows all.
    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = Environment.GetEnvironmentVariable("Logging__LogLevel__Default") ?? "Warning",
    };

    private const string Usage = "usage: local --port N --data DIR";

    /// <summary>Runs until the process is told to stop. Exit code 0, or 1 when it cannot start and 2 when not understood.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["--port", var portText, "--data", var data] || !int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (port != 0 && !LoopbackPort.IsFree(port))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Port {port} is taken; try ./run --port {port + 1}"));
            return 1;
        }

        try
        {
            await ServeAsync(port, Path.GetFullPath(data));
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or ClusterInUseException)
        {
            await Console.Error.WriteLineAsync($"FinanceTracker did not start: {e.Message}");
            return 1;
        }
    }

    private static async Task ServeAsync(int port, string data)
    {
        var watch = Stopwatch.StartNew();
        await using var cluster = await PostgresCluster.StartAsync(
            new PostgresClusterOptions { DataDirectory = Path.Combine(data, "postgres"), Log = Console.WriteLine }, CancellationToken.None);
        await using var product = await LocalProduct.StartAsync(
            new LocalProductOptions
            {
                DataDirectory = data,
                Owner = cluster.OwnerConnectionString,
                App = cluster.AppConnectionString,
                Worker = cluster.WorkerConnectionString,
                Port = port,
                Settings = Quiet,
                SimulatesSat = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("Tax__Sat__Services")),
            },
            CancellationToken.None);
        await DemoTenants.SeedOnceAsync(product.Address, new DemoPlace(data, cluster.WorkerConnectionString, product.SimulatedSat), Console.WriteLine, CancellationToken.None);

        Console.WriteLine("development sidecar, not daprd; in-memory");
        if (product.SimulatedSat is { } sat) Console.WriteLine($"simulated SAT, not SAT: {sat.Address}simulator; e.firmas for it in {data}/demo-efirma, password: {DemoSat.EfirmaPassword} (Tax__Sat__Services=sat asks SAT itself)");
        foreach (var (who, email) in DemoTenants.SignIns) Console.WriteLine($"demo  {who}: {email}  {DemoTenants.Password}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"started in {watch.Elapsed.TotalSeconds:0.0} s; Ctrl-C stops"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready http://127.0.0.1:{product.Port}"));
        await product.Host.WaitForShutdownAsync();
    }
}
