using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Ledger.Attachments;
using FinanceTracker.Ledger.Budgets;
using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Ledger.Exports;
using FinanceTracker.Ledger.Goals;
using FinanceTracker.Ledger.Rules;
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

    public DbSet<Rule> Rules => Set<Rule>();

    public DbSet<RuleRun> RuleRuns => Set<RuleRun>();

    public DbSet<RowChange> RowChanges => Set<RowChange>();

    public DbSet<BulkEdit> BulkEdits => Set<BulkEdit>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Export> Exports => Set<Export>();
    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertSettings> AlertSettings => Set<AlertSettings>();

    public DbSet<MailCode> MailCodes => Set<MailCode>();

    public DbSet<Part> Parts => Set<Part>();

    public DbSet<MonthSum> MonthSums => Set<MonthSum>();

    public DbSet<EffectiveLine> EffectiveLines => Set<EffectiveLine>();

    /// <summary>Rows that count: not removed.</summary>
    public IQueryable<Transaction> Live => Transactions.Where(t => t.DeletedAt == null);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<RuleConditions>().HaveConversion<JsonColumn<RuleConditions>>();
        configurationBuilder.Properties<RuleActions>().HaveConversion<JsonColumn<RuleActions>>();
        configurationBuilder.Properties<RowState>().HaveConversion<JsonColumn<RowState>>();
        configurationBuilder.Properties<ChangeCounts>().HaveConversion<JsonColumn<ChangeCounts>>();
    }
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
