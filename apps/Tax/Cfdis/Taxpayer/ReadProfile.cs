using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>The taxpayer profile, and changing it. Saying it confirms it.</summary>
public static class ReadProfile
{
    /// <summary>A profile as seen; <c>rfc</c> is null while there are no documents to propose one from.</summary>
    /// <param name="Regimenes">Those of today.</param>
    /// <param name="RegimenPeriods">Those with days; a regime without any holds always.</param>
    /// <param name="SixthDigit">Of the RFC; null when it has none.</param>
    /// <param name="UsesSixthDigit">Null while nobody said: both last days are shown.</param>
    public sealed record Response(string? Rfc, string? Nombre, IReadOnlyList<string> Regimenes, bool Confirmed, DateTimeOffset? UpdatedAt)
    {
        public IReadOnlyList<RegimePeriod> RegimenPeriods { get; init; } = [];

        public IReadOnlyList<BorderPeriod> BorderZones { get; init; } = [];

        public int? SixthDigit { get; init; }

        public bool? UsesSixthDigit { get; init; }

        public DateOnly? StartedOn { get; init; }

        /// <summary>By fiscal year, newest first.</summary>
        public IReadOnlyList<YearView> Options { get; init; } = [];
    }

    /// <summary>The options of a fiscal year.</summary>
    public sealed record YearView(int Year, YearOptions Options, DateTimeOffset UpdatedAt);

    /// <summary>A profile as said. What is left out about days stays as it was.</summary>
    /// <param name="Regimenes">Regimes of today; may be left out when the periods say them.</param>
    public sealed record Request(string? Rfc, string? Nombre, string[]? Regimenes)
    {
        public RegimePeriod[]? RegimenPeriods { get; init; }

        public BorderPeriod[]? BorderZones { get; init; }

        public bool? UsesSixthDigit { get; init; }

        public DateOnly? StartedOn { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/profile", Read).Can(Permission.ReadTaxes).WithSummary("Perfil fiscal / Taxpayer profile");
        routes.MapPut("/tax/profile", Change).Can(Permission.WriteTaxes).WithSummary("Confirmar o cambiar el perfil fiscal / Confirm or change the taxpayer profile");
    }

    private static async Task<Ok<Response>> Read(TaxDb db, CancellationToken cancellationToken)
    {
        var profile = await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(await ViewAsync(db, profile, cancellationToken));
    }

    private static async Task<Results<Ok<Response>, Refusal>> Change(Request request, TaxDb db, TaxpayerTools tools, CancellationToken cancellationToken)
    {
        if (ProfileCheck.Of(request) is { } problem) return problem.Refused();
        var profile = await db.TaxpayerProfiles.SingleOrDefaultAsync(cancellationToken);
        var facts = ProfileCheck.FactsOf(request, profile?.Facts() ?? new TaxpayerFacts([]), MexicoCalendar.Today(tools.Time));
        if (!facts.IsOk) return facts.Problem!.Refused();
        Platform.Identifiers.Rfc.TryReadIssued(request.Rfc, out var rfc);
        var (now, regimes) = (tools.Time.GetUtcNow(), facts.Value.Regimenes.ToArray());
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

        profile.Date(facts.Value);
        db.Note("taxpayer.confirmed", rfc.ToString());
        await db.SaveChangesAsync(cancellationToken);
        if (turns) await tools.Profiles.TurnAsync(rfc.Value, cancellationToken);
        return TypedResults.Ok(await ViewAsync(db, profile, cancellationToken));
    }

    /// <summary>The profile with the options of its years.</summary>
    internal static async Task<Response> ViewAsync(TaxDb db, TaxpayerProfile? profile, CancellationToken cancellationToken)
    {
        var rows = await db.TaxpayerYears.AsNoTracking().OrderByDescending(y => y.Year).ToListAsync(cancellationToken);
        var years = rows.ConvertAll(y => new YearView(y.Year, y.Options, y.UpdatedAt));
        if (profile is null) return new Response(null, null, [], false, null) { Options = years };
        var facts = profile.Facts();
        return new Response(profile.Rfc, profile.Nombre, profile.Regimenes, profile.IsConfirmed, profile.UpdatedAt)
        {
            RegimenPeriods = facts.Periods,
            BorderZones = facts.BorderZones,
            SixthDigit = Obligations.ObligationDays.SixthDigit(profile.Rfc),
            UsesSixthDigit = facts.UsesSixthDigit,
            StartedOn = facts.StartedOn,
            Options = years,
        };
    }
}

/// <summary>What changing the profile needs besides the database.</summary>
internal sealed record TaxpayerTools(TaxpayerProfiles Profiles, TimeProvider Time);
