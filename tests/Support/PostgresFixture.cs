using System.Security.Cryptography;
using System.Text;
using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;
using Xunit;

namespace FinanceTracker.Support;

/// <summary>
/// A real PostgreSQL for tests, as a class, collection or assembly fixture: databases of one's own, made from nothing or as a
/// copy of a template, on the server that all fixtures of the process share.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    // "FTtests" in ASCII: one lock per server for what must not run twice at once, over all test processes.
    private const long Lock = 0x46547465737473;

    /// <summary>The superuser's connection string on the maintenance database.</summary>
    public string Superuser { get; private set; } = "";

    /// <summary>Finds the server and sees to the three roles.</summary>
    public async ValueTask InitializeAsync()
    {
        Superuser = await TestServer.SuperuserAsync();
        await using var connection = await OpenAsync();
        await LockAsync(connection, "pg_advisory_lock");
        await DatabaseRoles.EnsureAsync(connection, PasswordOf, CancellationToken.None);
    }

    /// <summary>Databases are dropped by those who asked for them; the server stays for the process.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A new database, dropped when it is disposed.</summary>
    /// <param name="template">Name of a template made by <see cref="EnsureTemplateAsync"/>; null for an empty database.</param>
    public async Task<TestDatabase> CreateDatabaseAsync(string? template = null)
    {
        var name = $"ft_{Environment.ProcessId}_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await using var connection = await OpenAsync();
        await LockAsync(connection, "pg_advisory_lock_shared");
        await DatabaseRoles.CreateDatabaseAsync(connection, name, template, CancellationToken.None);
        return Describe(name);
    }

    /// <summary>
    /// Makes a template once for all test processes of the server. Put what it depends on (the last migration, a hash of the
    /// seed) into the name: a template that exists is taken as it is.
    /// </summary>
    public async Task EnsureTemplateAsync(string name, Func<TestDatabase, Task> prepare)
    {
        await using var connection = await OpenAsync();
        await LockAsync(connection, "pg_advisory_lock");
        if (await ScalarAsync(connection, $"SELECT count(*) FROM pg_database WHERE datname = '{name}'") is > 0)
            return;
        var unfinished = Describe($"{name}_unfinished");
        await unfinished.DropAsync(connection);
        await DatabaseRoles.CreateDatabaseAsync(connection, unfinished.Name, template: null, CancellationToken.None);
        await prepare(unfinished);

        unfinished.ClearPools();
        await RunAsync(connection, $"ALTER DATABASE {unfinished.Name} ALLOW_CONNECTIONS false");
        await RunAsync(connection, $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{unfinished.Name}'");
        await RunAsync(connection, $"ALTER DATABASE {unfinished.Name} RENAME TO {name}");
    }

    private TestDatabase Describe(string name) => new(name, Superuser, For);

    private string For(string database, string? role)
    {
        var builder = new NpgsqlConnectionStringBuilder(Superuser) { Database = database };
        if (role is not null)
            (builder.Username, builder.Password) = (role, PasswordOf(role));
        return builder.ConnectionString;
    }

    /// <summary>The same in every process that knows the superuser's password, and in no other.</summary>
    private string PasswordOf(string role)
    {
        var secret = new NpgsqlConnectionStringBuilder(Superuser).Password ?? "";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(role)));
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Superuser) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Held until the connection closes.</summary>
    private static Task LockAsync(NpgsqlConnection connection, string function) => RunAsync(connection, $"SELECT {function}({Lock})");

    private static async Task<long?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as long?;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
