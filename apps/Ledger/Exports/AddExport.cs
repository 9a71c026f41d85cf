using System.Text.Json;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Exports;

/// <summary>Orders a ZIP of the books with their attachments: 202 with the Location of its job. Exports older than a week go.</summary>
public static class AddExport
{
    private const long MostAttached = 1024L * 1024 * 1024;

    /// <summary>What is asked for. <c>attachments</c> is true when absent.</summary>
    public sealed record Request(string? Format, string? From, string? To, Guid? Account, string? Category, bool? Bom, bool? Attachments);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/ledger/exports", Handle).Can(Permission.WriteBooks).Idempotent<LedgerDb>().WithSummary("Pedir un archivo con adjuntos / Order an archive with attachments");

    private static async Task<Results<Accepted<ExportView>, Refusal>> Handle(
        Request request, HttpContext context, LedgerDb db, Exporter exporter, ExportServices services)
    {
        var cancellationToken = context.RequestAborted;
        var order = new ExportNow.Query(request.Format, request.From, request.To, request.Account, request.Category, request.Bom).ToOrder(context.Request);
        if (await exporter.CheckAsync(order, cancellationToken) is { } problem) return problem.Refused();
        var rows = await exporter.RowsAsync(order, cancellationToken);
        var attached = await db.Attachments.Where(a => rows.Any(t => t.Id == a.TransactionId)).SumAsync(a => (long)a.Size, cancellationToken);
        if (attached > MostAttached) return LedgerProblems.ExportTooLarge.With("bytes", attached).Refused();

        var now = services.Tools.Time.GetUtcNow();
        await ExportJob.RemoveExpiredAsync(db, services.Documents, now, cancellationToken);
        var id = Guid.CreateVersion7(now);
        var payload = new ExportJob.Payload(id, order, request.Attachments ?? true);
        var job = new Job(Guid.CreateVersion7(now), ExportJob.Kind, JsonSerializer.Serialize(payload, ApiJson.Options), services.Tools.Tenant.User, now, TimeSpan.Zero);
        job.Progress(0, await rows.CountAsync(cancellationToken));
        db.Jobs.Add(job);
        var export = db.Exports.Add(new Export(id, job.Id, order.AskedFormat().Key, now)).Entity;
        db.Note("export.ordered", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        services.Tools.Signal.Wake();
        return TypedResults.Accepted($"/ledger/jobs/{job.Id:D}", ExportView.Of(export));
    }
}

/// <summary>What ordering an export needs.</summary>
public sealed record ExportServices(DocumentStore Documents, ExportTools Tools);
