using FinanceTracker.Banking.Coverage;
using FinanceTracker.Banking.Imports;
using FinanceTracker.Banking.Mappings;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FinanceTracker.Banking;

/// <summary>What Banking keeps: imports and their jobs, what they cover, remembered mappings. The rows are Ledger's.</summary>
public sealed class BankingDb(DbContextOptions<BankingDb> options, MultiTenantContext context, TimeProvider time) : AppDb(options, context, time)
{
    public DbSet<Import> Imports => Set<Import>();

    public DbSet<StatementPeriod> StatementPeriods => Set<StatementPeriod>();

    public DbSet<Mapping> Mappings => Set<Mapping>();
}

internal sealed class BankingDbDesign : IDesignTimeDbContextFactory<BankingDb>
{
    public BankingDb CreateDbContext(string[] args)
    {
        var tenant = new MultiTenantContext();
        tenant.Set(TenantInfo.ForWork(new TenantId(Guid.AllBitsSet)), user: null);
        return new BankingDb((DbContextOptions<BankingDb>)TenantDbRegistration.MigrationOptions<BankingDb>()("Host=localhost"), tenant, TimeProvider.System);
    }
}
