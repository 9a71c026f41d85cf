using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Attachments;

/// <summary>The attachments of a line, and one of them to save. A browser is told to save it and never to show or guess it.</summary>
public static class ReadAttachments
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bank/transactions/{id:guid}/attachments", List).Can(Permission.ReadBooks).WithSummary("Adjuntos / Attachments");
        routes.MapGet("/bank/transactions/{id:guid}/attachments/{attachmentId:guid}", Download).Can(Permission.ReadBooks).WithSummary("Descargar un adjunto / Download an attachment");
    }

    private static async Task<Results<Ok<Page<AttachmentView>>, Refusal>> List(Guid id, LedgerDb db, CancellationToken cancellationToken)
    {
        if (!await db.Live.AnyAsync(t => t.Id == id, cancellationToken)) return CommonProblems.NotFound.Refused();
        var attachments = await db.Attachments.AsNoTracking().Where(a => a.TransactionId == id).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<AttachmentView>(attachments.Select(AttachmentView.Of).ToList(), NextCursor: null));
    }

    private static async Task<Results<FileContentHttpResult, Refusal>> Download(
        Guid id, Guid attachmentId, HttpContext context, LedgerDb db, DocumentStore documents)
    {
        var cancellationToken = context.RequestAborted;
        var attachment = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attachmentId && a.TransactionId == id, cancellationToken);
        if (attachment is null || await documents.GetAsync(db.Tenant, attachment.Document, cancellationToken) is not { } content) return CommonProblems.NotFound.Refused();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content, attachment.MediaType, attachment.FileName);
    }
}
