using FinanceTracker.Ledger.Transactions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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

    private const short Fields = 29;

    /// <summary>Writes <paramref name="rows"/>.</summary>
    public static async Task WriteAsync(LedgerDb db, IReadOnlyList<Transaction> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await ExecuteAsync(connection, "create temporary table staged_rows (like ledger.transactions including defaults) on commit drop", cancellationToken);
        await using (var stream = await connection.BeginRawBinaryCopyAsync($"copy staged_rows ({Columns}) from stdin (format binary)", cancellationToken))
        {
            var copy = new BinaryCopy(stream);
            copy.Begin();
            foreach (var row in rows)
            {
                WriteRow(copy, row);
                await copy.FlushAsync(cancellationToken);
            }

            await copy.EndAsync(cancellationToken);
        }

        await ExecuteAsync(connection, $"insert into ledger.transactions ({Columns}) select {Columns} from staged_rows", cancellationToken);
    }

    // In the order of the columns.
    private static void WriteRow(BinaryCopy copy, Transaction row)
    {
        copy.Row(Fields);
        copy.Write(row.TenantId.Value);
        copy.Write(row.Id);
        copy.Write(row.AccountId);
        copy.Write(row.Date);
        copy.Write(row.BookedAt);
        copy.Write(row.Description);
        copy.Write(row.Search);
        copy.Write(row.Key);
        copy.Write(row.Amount);
        copy.Write(row.Currency);
        copy.Write(row.Balance);
        copy.Write(row.Reference);
        copy.Write(row.TrackingKey);
        copy.Write(row.ExternalId);
        copy.Write(row.Category);
        copy.Write(row.Level);
        copy.Write(row.CategorySource.ToString());
        copy.Write(row.Merchant);
        copy.Write(row.Reasons);
        copy.Write(row.TransferId);
        copy.Write(row.RefundOf);
        copy.Write(row.RefundSource.ToString());
        copy.Write(row.IsSplit);
        copy.Write(row.ImportId);
        copy.Write(row.Tags);
        copy.Write(row.Note);
        copy.Write(row.Source.ToString());
        copy.Write(row.CreatedAt);
        copy.Write(row.DeletedAt);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
