using FinanceTracker.Tax.Cfdis.Intake;
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

    private static string UuidOf(Guid key) => key.ToString("D").ToUpperInvariant();
}
