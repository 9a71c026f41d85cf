using FinanceTracker.Ledger.Transactions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace FinanceTracker.Ledger.Statements;

/// <summary>
/// Writes many rows at once: binary COPY into a temporary table, then INSERT … SELECT, because COPY is refused under row-level
/// security. Must run inside the context's transaction, where the tenant is set: the walls check every row.
/// </summary>
public static class RowWriter
{
    private const string Columns =
        "tenant_id, id, account_id, date, booked_at, description, search, key, amount, currency, balance, reference, tracking_key, external_id, " +
        "category, level, category_source, merchant, reasons, transfer_id, refund_of, refund_source, is_split, import_id, tags, note, source, created_at, deleted_at";

    // Npgsql composes array types by adding the two.
    private const NpgsqlDbType TextArray = (NpgsqlDbType)((int)NpgsqlDbType.Array + (int)NpgsqlDbType.Text);

    /// <summary>Writes <paramref name="rows"/>.</summary>
    public static async Task WriteAsync(LedgerDb db, IReadOnlyList<Transaction> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await ExecuteAsync(connection, "create temporary table staged_rows (like ledger.transactions including defaults) on commit drop", cancellationToken);
        await using (var copy = await connection.BeginBinaryImportAsync($"copy staged_rows ({Columns}) from stdin (format binary)", cancellationToken))
        {
            foreach (var row in rows) await WriteRowAsync(copy, row, cancellationToken);
            await copy.CompleteAsync(cancellationToken);
        }

        await ExecuteAsync(connection, $"insert into ledger.transactions ({Columns}) select {Columns} from staged_rows", cancellationToken);
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, Transaction row, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(row.TenantId.Value, NpgsqlDbType.Uuid, cancellationToken);
        await copy.WriteAsync(row.Id, NpgsqlDbType.Uuid, cancellationToken);
        await WriteAsync(copy, row.AccountId, NpgsqlDbType.Uuid, cancellationToken);
        await copy.WriteAsync(row.Date, NpgsqlDbType.Date, cancellationToken);
        await WriteAsync(copy, row.BookedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync(row.Description, NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(row.Search, NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(row.Key, NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(row.Amount, NpgsqlDbType.Numeric, cancellationToken);
        await copy.WriteAsync(row.Currency, NpgsqlDbType.Char, cancellationToken);
        await WriteAsync(copy, row.Balance, NpgsqlDbType.Numeric, cancellationToken);
        await WriteAsync(copy, row.Reference, cancellationToken);
        await WriteAsync(copy, row.TrackingKey, cancellationToken);
        await WriteAsync(copy, row.ExternalId, cancellationToken);
        await copy.WriteAsync(row.Category, NpgsqlDbType.Varchar, cancellationToken);
        await WriteAsync(copy, row.Level, cancellationToken);
        await copy.WriteAsync(row.CategorySource.ToString(), NpgsqlDbType.Varchar, cancellationToken);
        await WriteAsync(copy, row.Merchant, cancellationToken);
        await copy.WriteAsync(row.Reasons, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, row.TransferId, NpgsqlDbType.Uuid, cancellationToken);
        await WriteAsync(copy, row.RefundOf, NpgsqlDbType.Uuid, cancellationToken);
        await copy.WriteAsync(row.RefundSource.ToString(), NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(row.IsSplit, NpgsqlDbType.Boolean, cancellationToken);
        await WriteAsync(copy, row.ImportId, NpgsqlDbType.Uuid, cancellationToken);
        await copy.WriteAsync(row.Tags, TextArray, cancellationToken);
        await copy.WriteAsync(row.Note, NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(row.Source.ToString(), NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(row.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        await WriteAsync(copy, row.DeletedAt, NpgsqlDbType.TimestampTz, cancellationToken);
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellationToken)
        where T : struct =>
        value is { } given ? copy.WriteAsync(given, type, cancellationToken) : copy.WriteNullAsync(cancellationToken);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? value, CancellationToken cancellationToken) =>
        value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, NpgsqlDbType.Varchar, cancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
