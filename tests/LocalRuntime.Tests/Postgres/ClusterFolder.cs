using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;

namespace FinanceTracker.LocalRuntime.Tests.Postgres;

/// <summary>A folder for one cluster, thrown away with everything in it.</summary>
public sealed class ClusterFolder : IAsyncDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string parent;

    private ClusterFolder(string parent)
    {
        this.parent = parent;
        Path = System.IO.Path.Combine(parent, "cluster");
    }

    public string Path { get; }

    /// <summary>What the cluster told the person.</summary>
    public List<string> Lines { get; } = [];

    public static ClusterFolder Open() => Make(Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    /// <summary>Below a parent of mode 700, as everything below /root is.</summary>
    public static ClusterFolder Closed() => Make(Owner);

    public Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var options = new PostgresClusterOptions { DataDirectory = Path, Durable = durable, Log = Lines.Add };
        return PostgresCluster.StartAsync(options, CancellationToken.None);
    }

    /// <summary>Runs SQL on a connection of its own and returns the first value.</summary>
    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The answer to a yes-or-no question in SQL.</summary>
    public static async Task<bool> IsTrueAsync(string connectionString, string sql) => (bool)(await AskAsync(connectionString, sql))!;

    /// <summary>The mode of a file in octal.</summary>
    public static string ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    public async ValueTask DisposeAsync()
    {
        await TestCluster.RemoveAsync(Path);
        Directory.Delete(parent, recursive: true);
    }

    private static ClusterFolder Make(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The private cluster is for Linux and macOS.");
        Assert.SkipWhen(PostgresPackage.Find() is null, $"PostgreSQL is not installed: {PostgresPackage.HowToInstall()}");
        var made = Directory.CreateTempSubdirectory("ft-cluster-");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(made.FullName, mode);
        return new ClusterFolder(made.FullName);
    }
}
