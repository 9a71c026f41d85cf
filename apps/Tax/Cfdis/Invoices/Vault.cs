using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Matching;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>Finds documents of the vault, by folio fiscal or by our own id, and their bytes.</summary>
internal sealed class Vault(TaxDb db, CfdiBundles bundles)
{
    /// <summary>A document that is there; null when it is not, was removed, or is somebody else's.</summary>
    public Task<StoredCfdi?> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        var uuid = UuidOf(key);
        return db.Cfdis.OrderBy(c => c.Id).FirstOrDefaultAsync(c => c.DeletedAt == null && (c.Uuid == uuid || c.Id == key), cancellationToken);
    }

    /// <summary>A document that was removed; the last one, where a UUID was removed more than once.</summary>
    public Task<StoredCfdi?> FindRemovedAsync(Guid key, CancellationToken cancellationToken)
    {
        var uuid = UuidOf(key);
        return db.Cfdis.OrderByDescending(c => c.DeletedAt).FirstOrDefaultAsync(c => c.DeletedAt != null && (c.Uuid == uuid || c.Id == key), cancellationToken);
    }

    /// <summary>The XML, byte for byte.</summary>
    public Task<byte[]?> BytesAsync(StoredCfdi cfdi, CancellationToken cancellationToken) => bundles.GetAsync(cfdi, cancellationToken);

    /// <summary>The bank lines that belong to it, taken or suggested: of an invoice those that pay it, of a complemento those that it tells of.</summary>
    public async Task<IReadOnlyList<ReadMatches.View>> MatchesAsync(StoredCfdi row, Cfdi cfdi, bool english, CancellationToken cancellationToken)
    {
        var told = Enumerable.Range(0, cfdi.Pagos?.Pagos.Count ?? 0).Select(i => ExpectedPayments.IdOf(row.Id, i)).ToList();
        var found = await db.Matches.AsNoTracking()
            .Where(m => m.Status != MatchStatus.Rejected && (m.CfdiId == row.Id || told.Contains(m.PaymentId)))
            .Join(db.Cfdis.Where(c => c.DeletedAt == null), m => m.CfdiId, c => c.Id, (m, c) => new { Match = m, Cfdi = c })
            .OrderBy(f => f.Match.LineDate).ThenBy(f => f.Match.Id).ToListAsync(cancellationToken);
        return found.ConvertAll(f => ReadMatches.ViewOf(f.Match, f.Cfdi, english));
    }

    private static string UuidOf(Guid key) => key.ToString("D").ToUpperInvariant();
}
