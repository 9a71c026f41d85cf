using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;

namespace FinanceTracker.Tax.Efos;

/// <summary>
/// An operator loads SAT's list. The whole list is replaced in one transaction by the worker role: the runtime role can only read it.
/// Verdicts ask the list when they are read, so invoices of the past change with it.
/// </summary>
public static class LoadEfosList
{
    private const long MaxBytes = 32L * 1024 * 1024;

    /// <summary>What was loaded.</summary>
    public sealed record Response(DateOnly ListDate, int Rows, int Skipped);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/efos", Handle).Can(Permission.OperatePlatform).ExcludeFromDescription();

    private static async Task<Results<Ok<Response>, Refusal>> Handle(HttpRequest request, TenantDatabases databases, TaxDb db, CancellationToken cancellationToken)
    {
        var upload = await Uploads.ReadAsync(request, MaxBytes, cancellationToken);
        if (!upload.IsOk) return upload.Problem!.Refused();
        if (upload.Value.Files.Count != 1) return EfosProblems.NotTheList.Refused();
        var list = EfosCsv.Read(upload.Value.Files[0].Content);
        if (!list.IsOk) return list.Problem!.Refused();
        if (await ReplaceAsync(databases.Worker, list.Value, cancellationToken) is { } problem) return problem.Refused();
        db.Note("efos.loaded", list.Value.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(list.Value.Date, list.Value.Rows.Count, list.Value.Skipped));
    }

    private static async Task<Problem?> ReplaceAsync(NpgsqlDataSource worker, EfosList list, CancellationToken cancellationToken)
    {
        await using var connection = await worker.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var newest = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('tax.efos')), (select max(list_date) from tax.efos)", connection, transaction))
        await using (var answer = await newest.ExecuteReaderAsync(cancellationToken))
        {
            await answer.ReadAsync(cancellationToken);
            if (!await answer.IsDBNullAsync(1, cancellationToken) && answer.GetFieldValue<DateOnly>(1) > list.Date) return EfosProblems.Older;
        }

        await using (var delete = new NpgsqlCommand("delete from tax.efos", connection, transaction)) await delete.ExecuteNonQueryAsync(cancellationToken);
        await CopyAsync(connection, list, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, EfosList list, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy tax.efos (rfc, name, status, presumed_on, final_on, cleared_on, list_date) from stdin (format binary)", cancellationToken);
        foreach (var row in list.Rows)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(row.Rfc, NpgsqlDbType.Varchar, cancellationToken);
            await copy.WriteAsync(row.Name, NpgsqlDbType.Varchar, cancellationToken);
            await copy.WriteAsync(row.Status.ToString(), NpgsqlDbType.Varchar, cancellationToken);
            foreach (var day in new[] { row.PresumedOn, row.FinalOn, row.ClearedOn, list.Date })
            {
                if (day is { } known) await copy.WriteAsync(known, NpgsqlDbType.Date, cancellationToken);
                else await copy.WriteNullAsync(cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
