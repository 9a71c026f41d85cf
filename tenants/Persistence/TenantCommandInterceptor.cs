using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace FinanceTracker.Tenants.Persistence;

/// <summary>
/// The third wall, from this side: tells PostgreSQL whose rows the next statement may see. Outside a transaction the setting
/// rides in the same round trip as the query (both run in one implicit transaction, so it ends with it and cannot leak to the
/// next user of the pooled connection); inside a transaction it is set once, when the transaction starts.
/// </summary>
public sealed class TenantCommandInterceptor : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>The setting that the row-level security policies read.</summary>
    public const string Setting = "app.tenant_id";

    private const string Parameter = "__tenant";
    private const string SetInTransaction = $"SELECT set_config('{Setting}', $1, true)";
    private const string Prefix = $"SELECT set_config('{Setting}', @{Parameter}, true);\n";

    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        SetTenant(command, eventData);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        SetTenant(command, eventData);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsPrefixed(command)) result.NextResult();
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsPrefixed(command)) await result.NextResultAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        SetTenant(command, eventData);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        SetTenant(command, eventData);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (eventData.Context is TenantDb db)
        {
            using var command = Command(connection, db.Tenant);
            command.ExecuteNonQuery();
        }

        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is TenantDb db)
        {
            await using var command = Command(connection, db.Tenant);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    private static NpgsqlCommand Command(DbConnection connection, TenantId tenant)
    {
        var command = ((NpgsqlConnection)connection).CreateCommand();
        command.CommandText = SetInTransaction;
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.ToString() });
        return command;
    }

    private static void SetTenant(DbCommand command, CommandEventData eventData)
    {
        if (command.Transaction is not null || eventData.Context is not TenantDb db) return;
        command.CommandText = Prefix + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter(Parameter, db.Tenant.ToString()));
    }

    private static bool IsPrefixed(DbCommand command) => command.CommandText.StartsWith(Prefix, StringComparison.Ordinal);
}
