using Npgsql;

namespace FinanceTracker.Tenants.Persistence;

/// <summary>Refuses to serve with a database role for which row-level security would be decoration.</summary>
public static class RuntimeRoleCheck
{
    private const string Question = """
        select r.rolsuper or r.rolbypassrls
            or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where c.relowner = r.oid and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema')
        from pg_roles r where r.rolname = current_user
        """;

    /// <summary>Throws when the role behind <paramref name="connectionString"/> is superuser, bypasses RLS or owns tables.</summary>
    public static async Task DemandAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Question, connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not false)
        {
            throw new InvalidOperationException(
                $"The database role '{connection.UserName}' is superuser, bypasses row-level security or owns tables. " +
                "ConnectionStrings:Default must be the runtime role; only ConnectionStrings:Owner migrates.");
        }
    }
}
