using System.Globalization;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Exports;

/// <summary>The archives of the last week, one of them to save, and removing one before its time.</summary>
public static class ReadExports
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ledger/exports", List).Can(Permission.ReadBooks).WithSummary("Exportaciones / Exports");
        routes.MapGet("/ledger/exports/{exportId:guid}/file", Download).Can(Permission.ReadBooks).WithSummary("Descargar una exportación / Download an export");
        routes.MapDelete("/ledger/exports/{exportId:guid}", Remove).Can(Permission.WriteBooks).WithSummary("Quitar una exportación / Remove an export");
    }

    private static async Task<Ok<Page<ExportView>>> List(LedgerDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var exports = await db.Exports.AsNoTracking().Where(e => e.ExpiresAt > now).OrderByDescending(e => e.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ExportView>(exports.Select(ExportView.Of).ToList(), NextCursor: null));
    }

    private static async Task<Results<PushStreamHttpResult, Refusal>> Download(Guid exportId, HttpContext context, LedgerDb db, ExportServices services)
    {
        var cancellationToken = context.RequestAborted;
        var now = services.Tools.Time.GetUtcNow();
        var export = await db.Exports.AsNoTracking().SingleOrDefaultAsync(e => e.Id == exportId && e.FinishedAt != null && e.ExpiresAt > now, cancellationToken);
        if (export is null) return CommonProblems.NotFound.Refused();
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.ContentLength = export.Size;
        return TypedResults.Stream(
            body => CopyAsync(export, db, services.Documents, body, cancellationToken), "application/zip",
            string.Create(CultureInfo.InvariantCulture, $"financetracker-{export.CreatedAt:yyyy-MM-dd}.zip"));
    }

    private static async Task<Results<NoContent, Refusal>> Remove(Guid exportId, LedgerDb db, DocumentStore documents, CancellationToken cancellationToken)
    {
        var export = await db.Exports.SingleOrDefaultAsync(e => e.Id == exportId && e.FinishedAt != null, cancellationToken);
        if (export is null) return CommonProblems.NotFound.Refused();
        db.Exports.Remove(export);
        db.Note("export.removed", exportId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await ExportJob.RemovePartsAsync(db, documents, exportId, export.Parts, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task CopyAsync(Export export, LedgerDb db, DocumentStore documents, Stream body, CancellationToken cancellationToken)
    {
        for (var part = 0; part < export.Parts; part++)
        {
            var content = await documents.GetAsync(db.Tenant, Export.PartOf(export.Id, part), cancellationToken)
                ?? throw new InvalidDataException("A part of an export is gone.");
            await body.WriteAsync(content, cancellationToken);
        }
    }
}
