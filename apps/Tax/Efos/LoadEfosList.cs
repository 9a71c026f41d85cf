using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
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
/// Verdicts ask the list when they are read, so invoices of the past change with it. Each tenant that holds CFDIs gets a job in its own scope,
/// which tells it when a supplier is on the list: whoever loads the list sees nobody's suppliers.
/// </summary>
public static class LoadEfosList
{
    private const long MaxBytes = 32L * 1024 * 1024;

    /// <summary>What was loaded.</summary>
    public sealed record Response(DateOnly ListDate, int Rows, int Skipped);

    // Tenants whose CFDIs came before they were watched have had a run of matching for them.
    private const string Watch = "insert into tax.efos_watches (tenant_id, since) select distinct tenant_id, $1::timestamptz from tax.jobs where kind = 'tax.match' on conflict do nothing";

    private const string Look = """
        insert into tax.jobs (tenant_id, id, kind, payload, status, done, total, cancel_requested, attempts, created_at, lease_until)
        select w.tenant_id, gen_random_uuid(), $2, '{}'::jsonb, 'Queued', 0, 0, false, 0, $1, $1 from tax.efos_watches w
        where not exists (select 1 from tax.jobs j where j.tenant_id = w.tenant_id and j.kind = $2 and j.status = 'Queued')
        """;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/efos", Handle).Can(Permission.OperatePlatform).ExcludeFromDescription();

    private static async Task<Results<Ok<Response>, Refusal>> Handle(HttpRequest request, TaxDb db, EfosTools tools, CancellationToken cancellationToken)
    {
        var upload = await Uploads.ReadAsync(request, MaxBytes, cancellationToken);
        if (!upload.IsOk) return upload.Problem!.Refused();
        if (upload.Value.Files.Count != 1) return EfosProblems.NotTheList.Refused();
        var list = EfosCsv.Read(upload.Value.Files[0].Content);
        if (!list.IsOk) return list.Problem!.Refused();
        if (await ReplaceAsync(tools, list.Value, cancellationToken) is { } problem) return problem.Refused();
        db.Note("efos.loaded", list.Value.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancellationToken);
        tools.Signal.Wake();
        return TypedResults.Ok(new Response(list.Value.Date, list.Value.Rows.Count, list.Value.Skipped));
    }

    private static async Task<Problem?> ReplaceAsync(EfosTools tools, EfosList list, CancellationToken cancellationToken)
    {
        await using var connection = await tools.Databases.Worker.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var newest = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('tax.efos')), (select max(list_date) from tax.efos)", connection, transaction))
        await using (var answer = await newest.ExecuteReaderAsync(cancellationToken))
        {
            await answer.ReadAsync(cancellationToken);
            if (!await answer.IsDBNullAsync(1, cancellationToken) && answer.GetFieldValue<DateOnly>(1) > list.Date) return EfosProblems.Older;
        }

        await using (var delete = new NpgsqlCommand("delete from tax.efos", connection, transaction)) await delete.ExecuteNonQueryAsync(cancellationToken);
        await CopyAsync(connection, list, cancellationToken);
        var now = tools.Time.GetUtcNow();
        await using (var watch = new NpgsqlCommand(Watch, connection, transaction) { Parameters = { new() { Value = now } } }) await watch.ExecuteNonQueryAsync(cancellationToken);
        await using (var look = new NpgsqlCommand(Look, connection, transaction) { Parameters = { new() { Value = now }, new() { Value = EfosLook.Kind } } }) await look.ExecuteNonQueryAsync(cancellationToken);
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

/// <summary>What loading the list needs besides the request's own context.</summary>
internal sealed record EfosTools(TenantDatabases Databases, TimeProvider Time, WorkSignal Signal);
