using System.Globalization;
using Npgsql;

namespace FinanceTracker.Benchmarks;

/// <summary>
/// Other tenants' rows, so that what is measured stands in a database of a million: copies of one tenant's, made by the owner inside
/// the server. Forced row-level security binds the owner too, so it is lifted for that one transaction.
/// </summary>
public static class Crowd
{
    private static readonly string[] Walled = ["accounts", "transactions", "month_sums", "month_marks"];

    /// <summary>Fills up to <paramref name="total"/> rows, and does what autovacuum does within minutes of it.</summary>
    public static async Task FillAsync(string owner, Guid tenant, int total)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            foreach (var table in Walled) await RunAsync(connection, $"alter table ledger.{table} no force row level security");
            var rows = await CountAsync(connection, "select count(*) from ledger.transactions where tenant_id = $1", tenant);
            var there = await CountAsync(connection, "select count(*) from ledger.transactions where $1::uuid is not null", tenant);
            for (var other = there; other < total; other += rows)
            {
                var stranger = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
                await CopyAsync(connection, "accounts", tenant, stranger);
                await CopyAsync(connection, "transactions", tenant, stranger);
            }

            await RunAsync(connection, "set constraints all immediate"); // counts the months before the walls are up again
            foreach (var table in Walled) await RunAsync(connection, $"alter table ledger.{table} force row level security");
            await transaction.CommitAsync();
        }

        await RestAsync(owner);
    }

    /// <summary>Vacuum and statistics, as autovacuum makes them.</summary>
    public static async Task RestAsync(string owner)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await RunAsync(connection, "vacuum (analyze) ledger.transactions, ledger.month_sums, ledger.splits");
        await RunAsync(connection, "checkpoint", ignore: "42501");
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, Guid from, Guid to)
    {
        await using var columns = new NpgsqlCommand(
            "select string_agg(quote_ident(column_name), ', ') from information_schema.columns where table_schema = 'ledger' and table_name = $1 and column_name <> 'tenant_id'", connection)
        {
            Parameters = { new() { Value = table } },
        };
        var names = Convert.ToString(await columns.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        await using var copy = new NpgsqlCommand($"insert into ledger.{table} (tenant_id, {names}) select $2, {names} from ledger.{table} where tenant_id = $1", connection)
        {
            Parameters = { new() { Value = from }, new() { Value = to } },
            CommandTimeout = 300,
        };
        await copy.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, Guid tenant)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant } } };
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, string? ignore = null)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        try
        {
            await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException e) when (e.SqlState == ignore)
        {
            // The owner may not; the figures are a little less steady then.
        }
    }
}
