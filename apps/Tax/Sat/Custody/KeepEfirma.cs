using System.Security.Cryptography;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Sat.Downloads;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Sat.Custody;

/// <summary>
/// The e.firma that downloads are asked with: taken into custody by express consent, shown without its key, removed at any time. SAT's
/// portal password (CIEC) is never asked for.
/// </summary>
public static class KeepEfirma
{
    private const string Notice = "efirma-1";
    private const long MaxBytes = 128 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>What is shown of an e.firma: never key or password.</summary>
    public sealed record Response(string Rfc, string Serial, DateTimeOffset ValidFrom, DateTimeOffset ValidTo, DateTimeOffset ConsentedAt, EfirmaKeeping Keep, DateTimeOffset KeptUntil);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/tax/efirma", Keep).Can(Permission.PrepareFilings).Requires(Feature.Tax).LimitedAs("Upload").Accepts<IFormFileCollection>("multipart/form-data")
            .WithSummary("Guardar tu e.firma para descargar: cer, key, password, consent=true, keep=download|until_removed / Keep your e.firma for downloads");
        routes.MapGet("/tax/efirma", Read).Can(Permission.ReadTaxes).WithSummary("Tu e.firma guardada, sin su llave / Your kept e.firma, without its key");
        routes.MapDelete("/tax/efirma", Remove).Can(Permission.PrepareFilings).WithSummary("Borrar tu e.firma / Wipe your e.firma");
    }

    private static async Task<Results<Ok<Response>, Refusal>> Keep(HttpContext context, EfirmaVault vault, SatSchedule schedule, TaxDb db, MultiTenantContext tenant, TimeProvider time)
    {
        var cancelled = context.RequestAborted;
        var upload = await Uploads.ReadAsync(context.Request, MaxBytes, cancelled);
        if (!upload.IsOk) return upload.Problem!.Refused();
        var (cer, key) = (FileOf(upload.Value, "cer"), FileOf(upload.Value, "key"));
        try
        {
            if (cer is null || key is null || !upload.Value.Fields.TryGetValue("password", out var password)) return SatProblems.EfirmaIncomplete.Refused();
            if (upload.Value.Fields.GetValueOrDefault("consent") != "true") return SatProblems.ConsentMissing.Refused();
            if (KeepingOf(upload.Value.Fields.GetValueOrDefault("keep")) is not { } keeping) return SatProblems.BadKeeping.Refused();
            var now = time.GetUtcNow();
            var kept = await vault.KeepAsync(cer, key, password, new EfirmaConsent(now, tenant.User, Notice, keeping, now + Longest), cancelled);
            if (!kept.IsOk) return kept.Problem!.Refused();
            schedule.At(EfirmaWipe.Kind, kept.Value.KeptUntil);
            await schedule.SoonAsync(DownloadRun.Kind, cancelled); // downloads may be waiting for it
            await db.SaveChangesAsync(cancelled);
            return TypedResults.Ok(ViewOf(kept.Value));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static async Task<Results<Ok<Response>, Refusal>> Read(EfirmaVault vault, CancellationToken cancellationToken) =>
        await vault.FindAsync(cancellationToken) is { } kept ? TypedResults.Ok(ViewOf(kept)) : SatProblems.EfirmaMissing.Refused();

    private static async Task<NoContent> Remove(EfirmaVault vault, CancellationToken cancellationToken)
    {
        await vault.WipeAsync(_ => true, cancellationToken);
        return TypedResults.NoContent();
    }

    private static byte[]? FileOf(Upload upload, string field) => upload.Files.FirstOrDefault(f => f.Field == field)?.Content;

    private static EfirmaKeeping? KeepingOf(string? text) => text switch
    {
        null or "" or "download" => EfirmaKeeping.Download,
        "until_removed" => EfirmaKeeping.UntilRemoved,
        _ => null,
    };

    private static Response ViewOf(KeptEfirma kept) => new(kept.Rfc, kept.Serial, kept.ValidFrom, kept.ValidTo, kept.ConsentedAt, kept.Keeping, kept.KeptUntil);
}
