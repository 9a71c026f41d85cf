using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Reports.Preload;
using FinanceTracker.Tax.Sat.Custody;
using FinanceTracker.Tax.Sat.Downloads;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FinanceTracker.Tax;

/// <summary>What Tax keeps of a tenant.</summary>
public sealed class TaxDb(DbContextOptions<TaxDb> options, MultiTenantContext context, TimeProvider time) : AppDb(options, context, time)
{
    public DbSet<ListedTaxpayer> Efos => Set<ListedTaxpayer>();

    public DbSet<StoredMatch> Matches => Set<StoredMatch>();

    public DbSet<StoredCfdi> Cfdis => Set<StoredCfdi>();

    public DbSet<TaxpayerProfile> TaxpayerProfiles => Set<TaxpayerProfile>();

    public DbSet<Filing> Filings => Set<Filing>();

    public DbSet<KeptEfirma> Efirmas => Set<KeptEfirma>();

    public DbSet<SatOrder> SatOrders => Set<SatOrder>();

    public DbSet<SatRequest> SatRequests => Set<SatRequest>();

    public DbSet<TaxpayerYear> TaxpayerYears => Set<TaxpayerYear>();

    public DbSet<FilingPayment> FilingPayments => Set<FilingPayment>();

    public DbSet<EfosWatch> EfosWatches => Set<EfosWatch>();

    public DbSet<ToldSupplier> ToldSuppliers => Set<ToldSupplier>();

    public DbSet<SatPreload> SatPreloads => Set<SatPreload>();
}

internal sealed class TaxDbDesign : IDesignTimeDbContextFactory<TaxDb>
{
    public TaxDb CreateDbContext(string[] args)
    {
        var tenant = new MultiTenantContext();
        tenant.Set(TenantInfo.ForWork(new TenantId(Guid.AllBitsSet)), user: null);
        return new TaxDb((DbContextOptions<TaxDb>)TenantDbRegistration.MigrationOptions<TaxDb>()("Host=localhost"), tenant, TimeProvider.System);
    }
}
