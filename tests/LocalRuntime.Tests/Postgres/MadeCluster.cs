using FinanceTracker.LocalRuntime.Postgres;

namespace FinanceTracker.LocalRuntime.Tests.Postgres;

/// <summary>A cluster made once for a class and stopped: each test starts it and leaves it stopped.</summary>
public sealed class MadeCluster : IAsyncLifetime
{
    public ClusterFolder Folder { get; } = ClusterFolder.Open();

    public bool WasCreated { get; private set; }

    public string OwnerConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using var cluster = await Folder.StartAsync();
        (WasCreated, OwnerConnectionString) = (cluster.WasCreated, cluster.OwnerConnectionString);
        await ClusterFolder.AskAsync(OwnerConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    public ValueTask DisposeAsync() => Folder.DisposeAsync();

    /// <summary>Starts it again; what was written when it was made must be there.</summary>
    public async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var cluster = await Folder.StartAsync(durable);
        Assert.False(cluster.WasCreated);
        Assert.Equal(42, await ClusterFolder.AskAsync(cluster.OwnerConnectionString, "SELECT answer FROM kept"));
        return cluster;
    }
}
