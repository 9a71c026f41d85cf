using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;

namespace FinanceTracker.Support;

/// <summary>One database of one test or class, reached as each of the product's roles. Disposing drops it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string maintenance;

    internal TestDatabase(string name, string maintenance, Func<string, string?, string> connect)
    {
        this.maintenance = maintenance;
        Name = name;
        Superuser = connect(name, null);
        OwnerConnectionString = connect(name, DatabaseRoles.Owner);
        AppConnectionString = connect(name, DatabaseRoles.App);
        WorkerConnectionString = connect(name, DatabaseRoles.Worker);
    }

    /// <summary>Name of the database.</summary>
    public string Name { get; }

    /// <summary>Migrates: owns the database.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>Serves requests.</summary>
    public string AppConnectionString { get; }

    /// <summary>Works without a tenant in hand.</summary>
    public string WorkerConnectionString { get; }

    /// <summary>Sees everything: for a test that looks behind the walls.</summary>
    public string Superuser { get; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        ClearPools();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(maintenance) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await DropAsync(connection);
    }

    internal void ClearPools()
    {
        foreach (var connectionString in new[] { OwnerConnectionString, AppConnectionString, WorkerConnectionString, Superuser })
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    internal async Task DropAsync(NpgsqlConnection superuser)
    {
        await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)", superuser);
        await command.ExecuteNonQueryAsync();
    }
}
