using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Attachments;

/// <summary>Removes an attachment, row and bytes.</summary>
public static class RemoveAttachment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/bank/transactions/{id:guid}/attachments/{attachmentId:guid}", Handle).Can(Permission.WriteBooks).WithSummary("Quitar un adjunto / Remove an attachment");

    private static async Task<Results<NoContent, Refusal>> Handle(Guid id, Guid attachmentId, LedgerDb db, DocumentStore documents, CancellationToken cancellationToken)
    {
        var attachment = await db.Attachments.SingleOrDefaultAsync(a => a.Id == attachmentId && a.TransactionId == id, cancellationToken);
        if (attachment is null) return CommonProblems.NotFound.Refused();
        db.Attachments.Remove(attachment);
        db.Note("attachment.removed", attachmentId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await documents.DeleteAsync(db.Tenant, attachment.Document, cancellationToken);
        return TypedResults.NoContent();
    }
}
