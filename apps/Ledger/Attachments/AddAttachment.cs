using System.Security.Cryptography;
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

/// <summary>Attaches a file to a line (201). The same file again is the one that is there already (200).</summary>
public static class AddAttachment
{
    private const int MaxBytes = 10 * 1024 * 1024;
    private const int MaxPerLine = 20;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/bank/transactions/{id:guid}/attachments", Handle).Can(Permission.WriteBooks).LimitedAs("Upload")
            .WithSummary("Adjuntar un archivo / Attach a file").Accepts<IFormFile>("multipart/form-data");

    private static async Task<Results<Created<AttachmentView>, Ok<AttachmentView>, Refusal>> Handle(
        Guid id, HttpContext context, LedgerDb db, DocumentStore documents, TimeProvider time)
    {
        var cancellationToken = context.RequestAborted;
        if (!await db.Live.AnyAsync(t => t.Id == id, cancellationToken)) return CommonProblems.NotFound.Refused();
        var upload = await Uploads.ReadAsync(context.Request, MaxBytes, cancellationToken);
        if (!upload.IsOk) return upload.Problem!.Refused();
        if (upload.Value.Files.FirstOrDefault(f => f.Field == "file") is not { Content.Length: > 0 } file) return LedgerProblems.AttachmentMissing.Refused();
        if (FileKind.Of(file.Content) is not { } kind) return LedgerProblems.AttachmentKind.Refused();

        var now = time.GetUtcNow();
        var attachment = new Attachment(Guid.CreateVersion7(now), id, kind.SafeName(file.FileName), kind.MediaType, now);
        attachment.Hold(file.Content.Length, Convert.ToHexStringLower(SHA256.HashData(file.Content)));
        await documents.PutAsync(db.Tenant, attachment.Document, new MemoryStream(file.Content, writable: false), cancellationToken);
        var kept = await KeepAsync(db, attachment, cancellationToken);
        if (!kept.IsOk || kept.Value.Id != attachment.Id) await documents.DeleteAsync(db.Tenant, attachment.Document, CancellationToken.None);
        if (!kept.IsOk) return kept.Problem!.Refused();
        return kept.Value.Id == attachment.Id
            ? TypedResults.Created($"/bank/transactions/{id:D}/attachments/{attachment.Id:D}", AttachmentView.Of(attachment))
            : TypedResults.Ok(AttachmentView.Of(kept.Value));
    }

    // Two uploads to one line at once would each count the other out.
    private static async Task<Result<Attachment>> KeepAsync(LedgerDb db, Attachment attachment, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"ledger.attachments" + attachment.TransactionId}, 0))", cancellationToken);
        var there = await db.Attachments.AsNoTracking().Where(a => a.TransactionId == attachment.TransactionId).ToListAsync(cancellationToken);
        if (there.Find(a => a.Hash == attachment.Hash) is { } same) return same;
        if (there.Count >= MaxPerLine) return LedgerProblems.TooManyAttachments.With("limit", MaxPerLine);
        db.Attachments.Add(attachment);
        db.Note("attachment.added", attachment.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return attachment;
    }
}
