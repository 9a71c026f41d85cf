using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Budgets;
using FinanceTracker.Ledger.Splits;
using FinanceTracker.Ledger.Statements;
using FinanceTracker.Ledger.Summaries;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FinanceTracker.Ledger;

/// <summary>The books of one tenant.</summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options, MultiTenantContext context, TimeProvider time) : AppDb(options, context, time)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Transaction> Transactions => Set<Transaction>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<StatementImport> Imports => Set<StatementImport>();

    public DbSet<Budget> Budgets => Set<Budget>();

    public DbSet<Envelope> Envelopes => Set<Envelope>();

    public DbSet<Part> Parts => Set<Part>();

    public DbSet<MonthSum> MonthSums => Set<MonthSum>();

    public DbSet<EffectiveLine> EffectiveLines => Set<EffectiveLine>();

    /// <summary>Rows that count: not removed.</summary>
    public IQueryable<Transaction> Live => Transactions.Where(t => t.DeletedAt == null);
}

internal sealed class LedgerDbDesign : IDesignTimeDbContextFactory<LedgerDb>
{
    public LedgerDb CreateDbContext(string[] args)
    {
        var tenant = new MultiTenantContext();
        tenant.Set(TenantInfo.ForWork(new TenantId(Guid.AllBitsSet)), user: null);
        return new LedgerDb((DbContextOptions<LedgerDb>)TenantDbRegistration.MigrationOptions<LedgerDb>()("Host=localhost"), tenant, TimeProvider.System);
    }
}
