using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Reports.Package;

/// <summary>What a package takes from the vault.</summary>
internal sealed class PackageSources(TaxDb db, CfdiBundles bundles)
{
    /// <summary>Documents dated in the month or named, as known before an instant.</summary>
    public async Task<IReadOnlyList<StoredCfdi>> RowsAsync(ReportPeriod period, IReadOnlyCollection<Guid> named, DateTimeOffset before, CancellationToken cancellationToken) =>
        await db.Cfdis.AsNoTracking().KnownBefore(before)
            .Where(c => c.Direction != CfdiDirection.ThirdParty && ((c.IssuedOn >= period.First && c.IssuedOn <= period.Last) || named.Contains(c.Id)))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);

    /// <summary>Their bytes, as they came.</summary>
    public IAsyncEnumerable<(StoredCfdi Cfdi, byte[]? Content)> BytesAsync(IEnumerable<StoredCfdi> rows, CancellationToken cancellationToken) => bundles.GetManyAsync(rows, cancellationToken);

    /// <summary>Writes into the log that the documents of a month left.</summary>
    public async Task NoteAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        db.Note("report.packed", period.ToString());
        await db.SaveChangesAsync(cancellationToken);
    }
}
