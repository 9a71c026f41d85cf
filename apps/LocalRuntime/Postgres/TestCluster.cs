namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>Clusters for tests: empty at every start, not durable, thrown away without asking.</summary>
public static class TestCluster
{
    /// <summary>Starts an empty cluster in a folder. What an earlier test run left there is removed; a durable cluster is refused.</summary>
    public static async Task<PostgresCluster> StartEmptyAsync(string folder, Action<string> log, CancellationToken cancellation)
    {
        await RemoveAsync(folder);
        var options = new PostgresClusterOptions { DataDirectory = folder, Durable = false, Log = log };
        return await PostgresCluster.StartAsync(options, cancellation);
    }

    /// <summary>The superuser's connection string of a test cluster.</summary>
    public static string SuperuserOf(PostgresCluster cluster) => cluster.SuperuserConnectionString;

    /// <summary>Stops the server of a folder and leaves its files.</summary>
    /// <exception cref="ClusterInUseException">A live process runs it.</exception>
    public static async Task StopAsync(string folder)
    {
        if (ClusterState.Load(folder) is null)
            return;
        using var held = ClusterLock.Take(folder);
        if (ClusterState.Load(folder) is { Place: { } place })
            await StopServerAsync(place);
    }

    /// <summary>Stops the server of a folder and removes all its files.</summary>
    /// <exception cref="ClusterInUseException">A live process runs it.</exception>
    public static async Task RemoveAsync(string folder)
    {
        if (ClusterState.Load(folder) is null)
            return;
        // Held to the end: what looks unfinished may be another process in the middle of making its cluster.
        using var held = ClusterLock.Take(folder);
        if (ClusterState.Load(folder) is not { } state)
            return;
        if (state.Durable)
            throw new InvalidOperationException($"{folder} holds a durable cluster: tests do not touch it.");
        if (state.Place is { } place && Directory.Exists(place))
        {
            await StopServerAsync(place);
            Directory.Delete(place, recursive: true);
        }

        File.Delete(ClusterState.FileIn(folder));
    }

    private static async Task StopServerAsync(string place)
    {
        if (PostgresServer.VersionOf(place) is { } major && PostgresPackage.Find(major) is { } binaries)
            await new PostgresServer(binaries, ServerAccount.Current(), place, _ => { }).StopAsync();
    }
}
