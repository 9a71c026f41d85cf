using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinanceTracker.Tenants.Persistence;

/// <summary>The second wall: stamps new rows with the tenant and refuses to write a row of another one.</summary>
public sealed class TenantSaveInterceptor : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? context)
    {
        if (context is not TenantDb db) return;
        foreach (var entry in db.ChangeTracker.Entries<ITenantOwned>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            var tenant = entry.Property(e => e.TenantId);
            if (entry.State == EntityState.Added && tenant.CurrentValue.IsNone) tenant.CurrentValue = db.Tenant;
            if (tenant.CurrentValue != db.Tenant || (entry.State != EntityState.Added && tenant.OriginalValue != db.Tenant))
                throw new CrossTenantException($"A {entry.Metadata.ClrType.Name} of another tenant was about to be written for tenant {db.Tenant}.");
        }
    }
}
