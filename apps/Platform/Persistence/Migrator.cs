using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Persistence;

/// <summary>Brings every context's schema up to date with the owner role, then raises the walls. Never run by the runtime role.</summary>
public static class Migrator
{
    /// <summary>Migrates every registered context.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var owner = services.GetRequiredService<IConfiguration>().GetConnectionString("Owner")
            ?? throw new InvalidOperationException("ConnectionStrings:Owner is not set.");
        foreach (var migrated in services.GetServices<MigratedDb>())
        {
            await using var scope = services.CreateAsyncScope();

            // Migrations look at no rows; the context only needs to exist.
            scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(new TenantId(Guid.AllBitsSet)), user: null);
            await using var db = (DbContext)ActivatorUtilities.CreateInstance(scope.ServiceProvider, migrated.Type, migrated.Options(owner));
            await db.Database.MigrateAsync(cancellationToken);
            await RaiseWallsAsync(db, cancellationToken);
        }
    }

    private static async Task RaiseWallsAsync(DbContext db, CancellationToken cancellationToken)
    {
        var model = AccessorExtensions.GetService<IDesignTimeModel>(db).Model;
        await db.Database.ExecuteSqlRawAsync(Escape(TenantWalls.Sql(model)), cancellationToken);
        if (model.FindEntityType(typeof(AuditEntry)) is { } audit)
            await db.Database.ExecuteSqlRawAsync(Escape(AuditEntry.TriggerSql(audit.GetSchema()!)), cancellationToken);
    }

    // ExecuteSqlRaw reads braces as parameters.
    private static string Escape(string sql) => sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
