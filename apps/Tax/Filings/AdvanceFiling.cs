using System.Globalization;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings;

/// <summary>A person moves a return on: looked at, presented in the portal, answered by SAT.</summary>
public static class AdvanceFiling
{
    private const int MaxBytes = 5 * 1024 * 1024;
    private const int LongestField = 40;
    private const int LongestReason = 500;

    /// <summary>What the person says of a presentation.</summary>
    public sealed record SubmittedRequest(string? NumeroOperacion);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tax/filings/{filingId:guid}/reviewed", Reviewed).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>()
            .WithSummary("Ya la revisé / I reviewed it");
        routes.MapPost("/tax/filings/{filingId:guid}/submitted", Submitted).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>()
            .WithSummary("Ya la presenté en el portal / I presented it in the portal");
        routes.MapPost("/tax/filings/{filingId:guid}/acuse", Answered).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>().LimitedAs("Upload")
            .WithSummary("Guardar el acuse del SAT / Store SAT's acuse").Accepts<IFormFile>("multipart/form-data");
    }

    private static async Task<Results<Ok<FilingView>, Refusal>> Reviewed(Guid filingId, TaxDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, filingId, cancellationToken) is not { } filing) return CommonProblems.NotFound.Refused();
        var blocks = FilingView.PackageOf(filing).Blocks.Where(b => !b.IsWarning).ToList();
        if (blocks.Count > 0) return FilingProblems.Blocked.With("blocks", blocks).Refused();
        return await SavedAsync(db, filing, filing.Review(time.GetUtcNow()), "filing.reviewed", cancellationToken);
    }

    private static async Task<Results<Ok<FilingView>, Refusal>> Submitted(Guid filingId, SubmittedRequest? request, TaxDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, filingId, cancellationToken) is not { } filing) return CommonProblems.NotFound.Refused();
        if (new FieldErrors().When(request?.NumeroOperacion is { Length: > LongestField }, "numeroOperacion", "A lo más 40 caracteres.", "At most 40 characters.").ToProblem() is { } problem)
            return problem.Refused();
        return await SavedAsync(db, filing, filing.Submit(request?.NumeroOperacion, time.GetUtcNow()), "filing.submitted", cancellationToken);
    }

    private static async Task<Results<Ok<FilingView>, Refusal>> Answered(
        Guid filingId, HttpContext context, TaxDb db, DocumentStore documents, FilingPaymentSchedule payments, TimeProvider time)
    {
        var cancellationToken = context.RequestAborted;
        if (await FindAsync(db, filingId, cancellationToken) is not { } filing) return CommonProblems.NotFound.Refused();
        var upload = await Uploads.ReadAsync(context.Request, MaxBytes, cancellationToken);
        if (!upload.IsOk) return upload.Problem!.Refused();
        if (upload.Value.Files.FirstOrDefault(f => f.Field == "file") is not { Content.Length: > 0 } file) return FilingProblems.AcuseMissing.Refused();
        if (!file.Content.AsSpan().StartsWith("%PDF-"u8)) return FilingProblems.AcuseNotPdf.Refused();
        var acuse = Read(upload.Value.Fields, file.FileName);
        if (!acuse.IsOk) return acuse.Problem!.Refused();
        if (!filing.Answer(acuse.Value, time.GetUtcNow())) return Wrong(filing);

        // The bank may have shown the payment before the acuse came.
        if (filing.AwaitsPayment) await payments.SoonAsync(cancellationToken);
        await documents.PutAsync(db.Tenant, filing.AcuseDocument, new MemoryStream(file.Content, writable: false), cancellationToken);
        return await SavedAsync(db, filing, true, "filing.answered", cancellationToken);
    }

    private static Result<Acuse> Read(IReadOnlyDictionary<string, string> fields, string fileName)
    {
        string? Text(string name) => fields.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
        var amountText = Text("amount");
        var (untilText, paidText) = (Text("validUntil"), Text("paidOn"));
        var amount = 0m;
        var (until, paid) = (default(DateOnly), default(DateOnly));
        var problem = new FieldErrors()
            .When(Text("lineaCaptura") is { Length: > LongestField }, "lineaCaptura", "A lo más 40 caracteres.", "At most 40 characters.")
            .When(Text("numeroOperacion") is { Length: > LongestField }, "numeroOperacion", "A lo más 40 caracteres.", "At most 40 characters.")
            .When(Text("rejectReason") is { Length: > LongestReason }, "rejectReason", "A lo más 500 caracteres.", "At most 500 characters.")
            .When(amountText is not null && (!decimal.TryParse(amountText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount) || amount >= 1_000_000_000_000m), "amount", "Un importe, como 1234.", "An amount, such as 1234.")
            .When(untilText is not null && !TryDay(untilText, out until), "validUntil", "Una fecha, como 2026-11-17.", "A date, such as 2026-11-17.")
            .When(paidText is not null && !TryDay(paidText, out paid), "paidOn", "Una fecha, como 2026-11-17.", "A date, such as 2026-11-17.")
            .ToProblem();
        if (problem is not null) return problem;
        return new Acuse(
            fileName, Text("numeroOperacion"), Text("lineaCaptura"), amountText is null ? null : amount, untilText is null ? null : until, paidText is null ? null : paid, Text("rejectReason"));
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static Task<Filing?> FindAsync(TaxDb db, Guid id, CancellationToken cancellationToken) => db.Filings.SingleOrDefaultAsync(f => f.Id == id, cancellationToken);

    private static async Task<Results<Ok<FilingView>, Refusal>> SavedAsync(TaxDb db, Filing filing, bool moved, string act, CancellationToken cancellationToken)
    {
        if (!moved) return Wrong(filing);
        db.Note(act, filing.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await FilingViews.OfAsync(db, filing, cancellationToken));
    }

    private static Refusal Wrong(Filing filing) => FilingProblems.WrongState.With("state", filing.State).Refused();
}
