using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Verdicts;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Matching;

/// <summary>The tenant's expenses without a CFDI.</summary>
public sealed class UnprovedExpenses(TaxDb db, BookLines books, MultiTenantContext tenant, TimeProvider time)
{
    /// <summary>The day where the tenant lives.</summary>
    public DateOnly Today => MexicoCalendar.Today(time, tenant.Tenant.Zone);

    /// <summary>
    /// Those of the days, both included; none while nobody knows who the taxpayer is. Currencies other than the peso are left out. A line
    /// that only has a suggestion has no invoice yet, and says which one is suggested.
    /// </summary>
    public async Task<Result<IReadOnlyList<MissingCfdi>>> OfAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } profile) return Result<IReadOnlyList<MissingCfdi>>.Of([]);
        var rows = await books.ReadAsync(from, to, cancellationToken);
        if (!rows.IsOk) return rows.Problem!;
        var matches = await db.Matches.AsNoTracking().Where(m => m.Status != MatchStatus.Rejected && m.LineDate >= from && m.LineDate <= to).ToListAsync(cancellationToken);
        var missing = MissingCfdis.Of(
            rows.Value.Where(r => r.Currency == "MXN"), matches.Where(m => m.Holds).Select(m => m.LineId).ToHashSet(), new Taxpayer(profile.Rfc, profile.Regimenes), Today);
        var suggested = matches.Where(m => !m.Holds).ToLookup(m => m.LineId);
        return Result<IReadOnlyList<MissingCfdi>>.Of(missing.Select(m => m with { Suggestion = suggested[m.LineId].MaxBy(s => s.Points) is { } best ? MatchHint.OfInvoice(best) : null }).ToList());
    }
}
