using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Reports.Preload;

/// <summary>A person types what SAT's preloaded return shows. Typed again it replaces what was typed; a past day still finds what it knew.</summary>
public static class EnterPreload
{
    private const int FirstYear = 2015;
    private const decimal Most = 1_000_000_000_000m;

    /// <summary>What SAT shows.</summary>
    /// <param name="SeenOn">The day on which it was seen; today when left out.</param>
    /// <param name="Figures">Pesos by code; GET of the same address names the codes.</param>
    public sealed record Request(DateOnly? SeenOn, IReadOnlyDictionary<string, decimal>? Figures);

    /// <summary>A code that may be typed.</summary>
    public sealed record CodeView(string Code, string Es, string En);

    /// <summary>What was typed last; no figures when nothing was.</summary>
    public sealed record Response(int Year, DateOnly? SeenOn, IReadOnlyDictionary<string, decimal> Figures, IReadOnlyList<CodeView> Codes);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/reports/sat_preload/{year}", Read).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Lo que escribiste del prellenado del SAT / What you typed of SAT's preload");
        routes.MapPut("/tax/reports/sat_preload/{year}", Handle).Can(Permission.WriteTaxes).Requires(Feature.Tax).WithSummary("Escribir lo que muestra el SAT / Type what SAT shows");
    }

    private static async Task<Ok<Response>> Read(int year, TaxDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(ViewOf(year, (await LastAsync(db, year, DateTimeOffset.MaxValue, cancellationToken))?.Entry()));

    private static async Task<Results<Ok<Response>, Refusal>> Handle(int year, Request request, TaxDb db, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = MexicoCalendar.Today(time, tenant.Tenant.Zone);
        var figures = request.Figures ?? new Dictionary<string, decimal>(StringComparer.Ordinal);
        var unknown = figures.Keys.Where(c => PreloadFigures.Find(c) is null).ToList();
        var problem = new FieldErrors()
            .When(year < FirstYear || year > today.Year, "year", "Un ejercicio de 2015 a este año.", "A fiscal year from 2015 to this one.")
            .When(figures.Count == 0, "figures", "Al menos una cifra.", "At least one figure.")
            .When(unknown.Count > 0, "figures", "Hay códigos que no existen; GET de esta dirección da los que hay.", "Some codes do not exist; GET of this address gives those that do.")
            .When(figures.Values.Any(a => a is < 0 or >= Most), "figures", "Importes de cero o más.", "Amounts of zero or more.")
            .When(request.SeenOn > today || request.SeenOn < new DateOnly(FirstYear, 1, 1), "seenOn", "Un día que ya llegó.", "A day that has come.")
            .ToProblem();
        if (problem is not null) return problem.Refused();
        var now = time.GetUtcNow();
        var row = new SatPreload(Guid.CreateVersion7(now), year, new PreloadEntry(request.SeenOn ?? today, figures), now);
        db.SatPreloads.Add(row);
        db.Note("preload.entered", year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ViewOf(year, row.Entry()));
    }

    /// <summary>The last row of a year that was typed before an instant.</summary>
    internal static Task<SatPreload?> LastAsync(TaxDb db, int year, DateTimeOffset before, CancellationToken cancellationToken) =>
        db.SatPreloads.AsNoTracking().Where(p => p.Year == year && p.CreatedAt < before).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).FirstOrDefaultAsync(cancellationToken);

    private static Response ViewOf(int year, PreloadEntry? entry) => new(
        year, entry?.SeenOn, entry?.Figures ?? new Dictionary<string, decimal>(StringComparer.Ordinal), [.. PreloadFigures.All.Select(f => new CodeView(f.Code, f.Es, f.En))]);
}
