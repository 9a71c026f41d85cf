using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Verdicts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>
/// CFDIs in: XML and ZIP files in the field <c>files</c>, or one document as the body. 201 when all are new, 200 when nothing is,
/// 207 when it is mixed, 422 when nothing could be read. Storage and checks belong to every plan.
/// </summary>
public static class UploadCfdis
{
    private const long MaxBytes = 48L * 1024 * 1024;
    private static readonly string[] BodyTypes = ["application/xml", "text/xml", "application/zip", "application/x-zip-compressed"];

    /// <summary>What became of each file.</summary>
    public sealed record Response(IReadOnlyList<CfdiItem> Items);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/upload", Handle).Can(Permission.WriteTaxes).LimitedAs("Upload")
            .WithSummary("Subir CFDI (XML o ZIP) / Upload CFDIs (XML or ZIP)").Accepts<IFormFileCollection>("multipart/form-data", BodyTypes)
            .Produces<Response>(StatusCodes.Status201Created).Produces<Response>(StatusCodes.Status207MultiStatus);

    private static async Task<Results<Ok<Response>, JsonHttpResult<Response>, Refusal>> Handle(HttpContext context, CfdiIntake intake, ExpenseVerdicts verdicts, CancellationToken cancellationToken)
    {
        var files = await FilesAsync(context.Request, cancellationToken);
        if (!files.IsOk) return files.Problem!.Refused();
        if (files.Value.Count == 0) return CfdiProblems.FilesMissing.Refused();
        var documents = IntakeFiles.Unpack(files.Value).Take(IntakeFiles.MaxDocuments + 1).ToList();
        if (documents.Count > IntakeFiles.MaxDocuments) return CfdiProblems.TooManyDocuments.Refused();

        var taken = await intake.TakeAsync(documents, cancellationToken);
        var english = context.Request.WantsEnglish();
        var judged = await verdicts.ShownAsync(taken.Select(t => t.Row).OfType<StoredCfdi>(), cancellationToken);
        var items = taken.Select(t => ViewOf(t, english) with { Verdict = t.Row is { } row ? judged.GetValueOrDefault(row.Id) : null }).ToList();
        if (items.TrueForAll(i => i.Status == IntakeStatus.Rejected)) return CfdiProblems.AllRefused.With("items", items).Refused();
        if (items.TrueForAll(i => i.Status == IntakeStatus.Duplicate)) return TypedResults.Ok(new Response(items));
        var status = items.TrueForAll(i => i.Status == IntakeStatus.Stored) ? StatusCodes.Status201Created : StatusCodes.Status207MultiStatus;
        return TypedResults.Json(new Response(items), statusCode: status);
    }

    private static async Task<Result<IReadOnlyList<UploadedFile>>> FilesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!BodyTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            var upload = await Uploads.ReadAsync(request, MaxBytes, cancellationToken);
            return upload.IsOk ? Result<IReadOnlyList<UploadedFile>>.Of(upload.Value.Files) : upload.Problem!;
        }

        if (request.ContentLength > MaxBytes) return CommonProblems.TooLarge;
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaxBytes) return CommonProblems.TooLarge;
            body.Write(buffer, 0, read);
        }

        var name = type!.Contains("zip", StringComparison.OrdinalIgnoreCase) ? "cfdi.zip" : "cfdi.xml";
        return Result<IReadOnlyList<UploadedFile>>.Of(body.Length == 0 ? [] : [new UploadedFile("files", name, body.ToArray())]);
    }

    private static CfdiItem ViewOf(TakenIn taken, bool english)
    {
        if (taken.Row is not { } row) return CfdiItem.Rejected(taken.Inspected.File, taken.Inspected.Problem!, english);
        var fresh = taken is { Status: IntakeStatus.Stored, Inspected: { Cfdi: { } cfdi, Verification: { } verification } } ? CfdiItem.Of(row, cfdi, verification.Checks, english) : null;
        var item = (fresh ?? CfdiItem.Of(row, english)) with { File = taken.Inspected.File.Name, Status = taken.Status };
        return taken.Differs
            ? item with
            {
                Reason = new ReasonView("content_differs", english
                ? "There is another file with this UUID and other content; the one that was stored first was kept. Remove it if this is the right one."
                : "Ya hay otro archivo con este folio fiscal y otro contenido; se conservó el que llegó primero. Quítalo si este es el bueno.")
            }
            : item;
    }
}
