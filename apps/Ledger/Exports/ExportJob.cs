using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Exports;

/// <summary>
/// Makes the ZIP: the file of lines and, in a folder for each line, its attachments. It is written through a pipe into sealed parts, so
/// that neither memory nor disk ever holds it whole or in clear. Run again, it writes the same parts.
/// </summary>
public sealed class ExportJob(LedgerDb db, Exporter exporter, DocumentStore documents, ExportTools tools) : IJobHandler
{
    private const int PartSize = 8 * 1024 * 1024;
    private const int ReportEvery = 2000;

    /// <inheritdoc/>
    public static string Kind => "ledger.export";

    /// <summary>What the job keeps.</summary>
    public sealed record Payload(Guid ExportId, ExportOrder Order, bool Attachments);

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var payload = PayloadOf(job);
        var export = await db.Exports.SingleAsync(e => e.Id == payload.ExportId, cancellationToken);
        var (size, parts) = (0L, 0);
        await Piped.RunAsync(
            to => WriteZipAsync(to, payload, export, job, cancellationToken),
            async from => (size, parts) = await KeepAsync(from, export.Id, cancellationToken));
        export.Finish(size, parts, tools.Time.GetUtcNow());
        db.Note("export.made", export.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return Result<object>.Of(ExportView.Of(export));
    }

    /// <inheritdoc/>
    public async Task CleanUpAsync(Job job, CancellationToken cancellationToken)
    {
        var id = PayloadOf(job).ExportId;
        if (await db.Exports.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } export) db.Exports.Remove(export);
        await db.SaveChangesAsync(cancellationToken);
        await RemovePartsAsync(db, documents, id, parts: 0, cancellationToken);
    }

    /// <summary>Removes the sealed parts of an export; of one that was never finished, all that are found.</summary>
    public static async Task RemovePartsAsync(LedgerDb db, DocumentStore documents, Guid id, int parts, CancellationToken cancellationToken)
    {
        for (var part = 0; part < parts || (parts == 0 && await documents.GetAsync(db.Tenant, Export.PartOf(id, part), cancellationToken) is not null); part++)
        {
            await documents.DeleteAsync(db.Tenant, Export.PartOf(id, part), cancellationToken);
        }
    }

    /// <summary>Removes what is past its week, finished or given up, and its rows with the next save.</summary>
    public static async Task RemoveExpiredAsync(LedgerDb db, DocumentStore documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var old in await db.Exports.Where(e => e.ExpiresAt < now).ToListAsync(cancellationToken))
        {
            await RemovePartsAsync(db, documents, old.Id, old.Parts, cancellationToken);
            db.Exports.Remove(old);
        }
    }

    private async Task WriteZipAsync(Stream target, Payload payload, Export export, Job job, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var rows = 0;
        await using (var entry = await zip.CreateEntry(tools.FileName(payload.Order)).OpenAsync(cancellationToken))
        {
            await payload.Order.AskedFormat().WriteAsync(entry, CountedAsync(payload.Order, job, n => rows = n, cancellationToken), payload.Order.Style(), cancellationToken);
        }

        var attached = payload.Attachments ? await AttachAsync(zip, payload.Order, cancellationToken) : 0;
        export.Wrote(rows, attached);
    }

    private async IAsyncEnumerable<ExportRow> CountedAsync(ExportOrder order, Job job, Action<int> count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var row in exporter.ReadAsync(order, cancellationToken))
        {
            count(++rows);
            yield return row;
            if (rows % ReportEvery != 0) continue;
            job.Progress(Math.Min(rows, job.Total), job.Total);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<int> AttachAsync(ZipArchive zip, ExportOrder order, CancellationToken cancellationToken)
    {
        var rows = await exporter.RowsAsync(order, cancellationToken);
        var attachments = await db.Attachments.AsNoTracking().Where(a => rows.Any(t => t.Id == a.TransactionId))
            .OrderBy(a => a.TransactionId).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        var folder = order.English ? "attachments" : "adjuntos";
        var number = 0;
        foreach (var attachment in attachments)
        {
            if (await documents.GetAsync(db.Tenant, attachment.Document, cancellationToken) is not { } content) continue;
            number++;
            var name = string.Create(CultureInfo.InvariantCulture, $"{folder}/{attachment.TransactionId:D}/{number:0000}-{attachment.FileName}");
            await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
            await entry.WriteAsync(content, cancellationToken);
        }

        return number;
    }

    private async Task<(long Size, int Parts)> KeepAsync(Stream zip, Guid id, CancellationToken cancellationToken)
    {
        var buffer = new byte[PartSize];
        var (size, parts) = (0L, 0);
        int read;
        while ((read = await zip.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            await documents.PutAsync(db.Tenant, Export.PartOf(id, parts++), new MemoryStream(buffer, 0, read, writable: false), cancellationToken);
            size += read;
        }

        return (size, parts);
    }

    private static Payload PayloadOf(Job job) => JsonSerializer.Deserialize<Payload>(job.Payload, ApiJson.Options)!;
}
