using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings;

/// <summary>Filings as shown, with the bank lines that pay them or may.</summary>
internal static class FilingViews
{
    /// <summary>One, whole.</summary>
    public static async Task<FilingView> OfAsync(TaxDb db, Filing filing, CancellationToken cancellationToken) =>
        (await OfAsync(db, [filing], withPackage: true, cancellationToken))[0];

    /// <summary>Several.</summary>
    public static async Task<IReadOnlyList<FilingView>> OfAsync(TaxDb db, IReadOnlyList<Filing> filings, bool withPackage, CancellationToken cancellationToken)
    {
        var ids = filings.Select(f => f.Id).ToList();
        var payments = await db.FilingPayments.AsNoTracking().Where(p => ids.Contains(p.FilingId)).OrderBy(p => p.LineDate).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var of = payments.ToLookup(p => p.FilingId);
        return filings.Select(f => FilingView.Of(f, withPackage) with { Payments = of[f.Id].Select(FilingPaymentView.Of).ToList() }).ToList();
    }
}
