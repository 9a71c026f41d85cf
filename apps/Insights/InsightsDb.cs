using FinanceTracker.Insights.Memory;
using FinanceTracker.Insights.Series;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FinanceTracker.Insights;

/// <summary>What the models remember of a tenant. The models themselves are read-only and the same for everybody.</summary>
public sealed class InsightsDb(DbContextOptions<InsightsDb> options, MultiTenantContext context, TimeProvider time) : AppDb(options, context, time)
{
    public DbSet<Lesson> Lessons => Set<Lesson>();

    public DbSet<SeriesChoice> SeriesChoices => Set<SeriesChoice>();
}

internal sealed class InsightsDbDesign : IDesignTimeDbContextFactory<InsightsDb>
{
    public InsightsDb CreateDbContext(string[] args)
    {
        var tenant = new MultiTenantContext();
        tenant.Set(TenantInfo.ForWork(new TenantId(Guid.AllBitsSet)), user: null);
        return new InsightsDb((DbContextOptions<InsightsDb>)TenantDbRegistration.MigrationOptions<InsightsDb>()("Host=localhost"), tenant, TimeProvider.System);
    }
}
