using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Matching;

/// <summary>Which bank lines and CFDIs belong together, and why; newest line first.</summary>
public static class ReadMatches
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary>A line and an invoice. <c>points</c> of 75 and no rival nearby are accepted alone; the reasons add up to them.</summary>
    public sealed record View(
        Guid Id, MatchStatus Status, int Points, LineView Line, InvoiceView Invoice, decimal Amount, IReadOnlyList<ReasonView> Reasons);

    /// <summary>The bank line.</summary>
    public sealed record LineView(Guid Id, DateOnly Date, decimal Amount, string Currency, string Description);

    /// <summary>The CFDI.</summary>
    public sealed record InvoiceView(Guid Id, string? Uuid, string? EmisorRfc, string? ReceptorRfc, DateOnly IssuedOn, decimal? Total, string? Moneda, string? MetodoPago);

    /// <summary>A reason in the reader's language.</summary>
    public sealed record ReasonView(string Code, int Points, string Text);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/matches", Handle).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Conciliación de banco y CFDI / Bank lines and their CFDIs");

    private static async Task<Results<Ok<Page<View>>, Refusal>> Handle(
        string? status, Guid? cfdi, string? cursor, int? limit, HttpContext context, TaxDb db, CancellationToken cancellationToken)
    {
        var rows = db.Matches.AsNoTracking();
        if (status is not null)
        {
            if (StatusOf(status) is not { } wanted) return UnknownStatus();
            rows = rows.Where(m => m.Status == wanted);
        }

        if (cfdi is { } invoice) rows = rows.Where(m => m.CfdiId == invoice);
        if (cursor is not null)
        {
            if (!DayCursor.TryParse(cursor, out var after)) return MatchingProblems.BadCursor.Refused();
            rows = rows.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.LineDate, m.Id), ValueTuple.Create(after.Day, after.Id)));
        }

        var take = Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);
        var found = await rows.OrderByDescending(m => m.LineDate).ThenByDescending(m => m.Id).Take(take + 1)
            .Join(db.Cfdis.Where(c => c.DeletedAt == null), m => m.CfdiId, c => c.Id, (m, c) => new { Match = m, Cfdi = c }).ToListAsync(cancellationToken);
        found = found.OrderByDescending(f => f.Match.LineDate).ThenByDescending(f => f.Match.Id).ToList();
        string? next = found.Count > take ? new DayCursor(found[take - 1].Match.LineDate, found[take - 1].Match.Id).ToString() : null;
        var english = context.Request.WantsEnglish();
        return TypedResults.Ok(new Page<View>(found.Take(take).Select(f => ViewOf(f.Match, f.Cfdi, english)).ToList(), next));
    }

    private static Refusal UnknownStatus() => new FieldErrors().When(
        true, "status", "Es suggested, accepted, confirmed o rejected.", "It is suggested, accepted, confirmed or rejected.").ToProblem()!.Refused();

    private static MatchStatus? StatusOf(string text) => Enum.GetValues<MatchStatus>().Cast<MatchStatus?>().FirstOrDefault(s => s.ToString()!.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));

    internal static View ViewOf(StoredMatch match, StoredCfdi cfdi, bool english) => new(
        match.Id, match.Status, match.Points,
        new LineView(match.LineId, match.LineDate, match.LineAmount, match.LineCurrency, match.LineText),
        new InvoiceView(cfdi.Id, cfdi.Uuid, cfdi.EmisorRfc, cfdi.ReceptorRfc, cfdi.IssuedOn, cfdi.Total, cfdi.Moneda, cfdi.MetodoPago),
        match.Amount,
        JsonSerializer.Deserialize<List<MatchReason>>(match.Reasons, ApiJson.Options)!.Select(r => new ReasonView(r.Code, r.Points, english ? r.En : r.Es)).ToList());
}
