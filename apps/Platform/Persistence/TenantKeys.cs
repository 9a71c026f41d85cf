using System.Security.Cryptography;
using FinanceTracker.Tenants.Encryption;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Platform.Persistence;

/// <summary>Opens the tenant's data key for one context, making it at first use. Kept for the scope only.</summary>
public sealed class TenantKeys(KeyEncryptionKey kek, TimeProvider time)
{
    private OpenDataKey? open;

    /// <summary>The open key of <paramref name="db"/>'s tenant.</summary>
    public async Task<OpenDataKey> OpenAsync(AppDb db, CancellationToken cancellationToken)
    {
        if (open is not null) return open;
        var stored = await FindAsync(db, cancellationToken) ?? await MakeAsync(db, cancellationToken);
        return open = new OpenDataKey(db.Tenant, stored.Id, kek.Unwrap(db.Tenant, stored.Wrapped));
    }

    private static Task<DataKey?> FindAsync(AppDb db, CancellationToken cancellationToken) =>
        db.DataKeys.AsNoTracking().OrderBy(k => k.CreatedAt).FirstOrDefaultAsync(cancellationToken);

    // The first key's id is the tenant's own, so that two first uses at once agree on one row.
    private async Task<DataKey> MakeAsync(AppDb db, CancellationToken cancellationToken)
    {
        var table = db.Model.FindEntityType(typeof(DataKey))!;
        var insert = $"insert into {table.GetSchema()}.{table.GetTableName()} (tenant_id, id, wrapped, created_at) values ({{0}}, {{0}}, {{1}}, {{2}}) on conflict do nothing";
        object[] values = [db.Tenant.Value, kek.Wrap(db.Tenant, RandomNumberGenerator.GetBytes(32)), time.GetUtcNow()];
        await db.Database.ExecuteSqlRawAsync(insert, values, cancellationToken);
        return (await FindAsync(db, cancellationToken))!;
    }
}
