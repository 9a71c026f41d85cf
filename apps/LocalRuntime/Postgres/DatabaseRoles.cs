using Npgsql;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>The roles of the product's database: who migrates, who serves, who does the work without a tenant in hand.</summary>
public static class DatabaseRoles
{
    /// <summary>Owns the database and its schemas; migrates.</summary>
    public const string Owner = "ft_owner";

    /// <summary>Serves requests; row-level security binds it.</summary>
    public const string App = "ft_app";

    /// <summary>Works without a tenant in hand, on named tables only; row-level security binds it.</summary>
    public const string Worker = "ft_worker";

    internal const string Superuser = "postgres";

    /// <summary>The roles that sign in, beside the superuser.</summary>
    public static IReadOnlyList<string> Logins { get; } = [Owner, App, Worker];

    /// <summary>
    /// Creates the roles that are missing and sets their passwords. None may be a superuser or bypass row-level security:
    /// an existing role that does is refused.
    /// </summary>
    public static async Task EnsureAsync(NpgsqlConnection superuser, Func<string, string> passwordOf, CancellationToken cancellation)
    {
        foreach (var role in Logins)
        {
            var exists = await ScalarAsync<bool>(superuser, $"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}')", cancellation);
            var verb = exists ? "ALTER" : "CREATE";
            var password = passwordOf(role).Replace("'", "''", StringComparison.Ordinal);
            await RunAsync(superuser, $"{verb} ROLE {role} LOGIN PASSWORD '{password}'", cancellation);
        }

        var strong = await ScalarAsync<string?>(
            superuser,
            $"SELECT string_agg(rolname, ', ') FROM pg_roles WHERE rolname IN ('{Owner}', '{App}', '{Worker}') AND (rolsuper OR rolbypassrls)",
            cancellation);
        if (strong is not null)
            throw new InvalidOperationException($"{strong}: superuser or BYPASSRLS, so row-level security would not bind it.");
    }

    /// <summary>Creates a database that belongs to the owner role and opens it to the two serving roles alone.</summary>
    public static async Task CreateDatabaseAsync(NpgsqlConnection superuser, string database, string? template, CancellationToken cancellation)
    {
        var name = Quote(database);
        var from = template is null ? "" : $" TEMPLATE {Quote(template)}";
        await RunAsync(superuser, $"CREATE DATABASE {name} OWNER {Owner}{from}", cancellation);
        await GrantAsync(superuser, database, cancellation);
    }

    /// <summary>Lets the serving roles connect and use temporary tables (COPY goes through one), and nobody else.</summary>
    public static Task GrantAsync(NpgsqlConnection superuser, string database, CancellationToken cancellation) =>
        RunAsync(
            superuser,
            $"REVOKE ALL ON DATABASE {Quote(database)} FROM PUBLIC; GRANT CONNECT, TEMPORARY ON DATABASE {Quote(database)} TO {App}, {Worker}",
            cancellation);

    internal static async Task<bool> DatabaseExistsAsync(NpgsqlConnection superuser, string database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", superuser);
        command.Parameters.Add(new NpgsqlParameter { Value = database });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    internal static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static async Task<T?> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation) is T value ? value : default;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
