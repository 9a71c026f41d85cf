using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>The taxpayer profile, and changing it. Saying it confirms it.</summary>
public static class ReadProfile
{
    private const int LongestName = 300;
    private const int MostRegimes = 5;

    /// <summary>A profile as seen; <c>rfc</c> is null while there are no documents to propose one from.</summary>
    public sealed record Response(string? Rfc, string? Nombre, IReadOnlyList<string> Regimenes, bool Confirmed, DateTimeOffset? UpdatedAt);

    /// <summary>A profile as said.</summary>
    public sealed record Request(string? Rfc, string? Nombre, string[]? Regimenes);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/profile", Read).Can(Permission.ReadTaxes).WithSummary("Perfil fiscal / Taxpayer profile");
        routes.MapPut("/tax/profile", Change).Can(Permission.WriteTaxes).WithSummary("Confirmar o cambiar el perfil fiscal / Confirm or change the taxpayer profile");
    }

    private static async Task<Ok<Response>> Read(TaxDb db, CancellationToken cancellationToken)
    {
        var profile = await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(profile is null ? new Response(null, null, [], false, null) : ViewOf(profile));
    }

    private static async Task<Results<Ok<Response>, Refusal>> Change(Request request, TaxDb db, TaxpayerTools tools, CancellationToken cancellationToken)
    {
        if (Check(request) is { } problem) return problem.Refused();
        Platform.Identifiers.Rfc.TryReadIssued(request.Rfc, out var rfc);
        var (now, regimes) = (tools.Time.GetUtcNow(), request.Regimenes!.Distinct(StringComparer.Ordinal).ToArray());
        var profile = await db.TaxpayerProfiles.SingleOrDefaultAsync(cancellationToken);
        var turns = profile?.Rfc != rfc.Value;
        if (profile is null)
        {
            profile = new TaxpayerProfile(rfc.Value, request.Nombre?.Trim(), regimes, isConfirmed: true, now);
            db.TaxpayerProfiles.Add(profile);
        }
        else
        {
            profile.Say(rfc.Value, request.Nombre?.Trim() ?? profile.Nombre, regimes, isConfirmed: true, now);
        }

        db.Note("taxpayer.confirmed", rfc.ToString());
        await db.SaveChangesAsync(cancellationToken);
        if (turns) await tools.Profiles.TurnAsync(rfc.Value, cancellationToken);
        return TypedResults.Ok(ViewOf(profile));
    }

    private static Problem? Check(Request request) => new FieldErrors()
        .When(!Platform.Identifiers.Rfc.TryReadIssued(request.Rfc, out var rfc) || rfc.IsGeneric, "rfc", "No es un RFC de contribuyente.", "Not a taxpayer's RFC.")
        .When(request.Nombre is { Length: > LongestName }, "nombre", "A lo más 300 caracteres.", "At most 300 characters.")
        .When(request.Regimenes is not { Length: >= 1 and <= MostRegimes }, "regimenes", "De uno a cinco regímenes.", "One to five regimes.")
        .When(request.Regimenes?.Any(r => r is null || !Checks.Catalogues.HasRegime(r)) == true, "regimenes", "Claves de c_RegimenFiscal, por ejemplo 612.", "Keys of c_RegimenFiscal, such as 612.")
        .ToProblem();

    private static Response ViewOf(TaxpayerProfile profile) => new(profile.Rfc, profile.Nombre, profile.Regimenes, profile.IsConfirmed, profile.UpdatedAt);
}

/// <summary>What changing the profile needs besides the database.</summary>
internal sealed record TaxpayerTools(TaxpayerProfiles Profiles, TimeProvider Time);
