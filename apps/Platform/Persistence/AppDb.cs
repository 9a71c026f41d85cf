using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Platform.Persistence;

/// <summary>
/// What every app's context has: the outbox through which facts leave in the transaction that makes them, the inbox, jobs,
/// idempotency keys, data keys and the audit log. Everything lies in the app's own schema.
/// </summary>
public abstract class AppDb(DbContextOptions options, MultiTenantContext context, TimeProvider time) : TenantDb(options, context)
{
    private readonly List<(string Action, string Subject)> noted = [];

    /// <summary>The injected clock.</summary>
    protected TimeProvider Time { get; } = time;

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<HandledEvent> HandledEvents => Set<HandledEvent>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Puts an event into the outbox: it leaves if and only if the surrounding save commits. There is no other way to publish.</summary>
    public void Publish<TEvent>(TEvent @event)
        where TEvent : Contracts.IEvent =>
        Outbox.Add(OutboxRow.Of(@event, Time));

    /// <summary>Names what the next save means, for the audit log; without it the log names the rows that changed.</summary>
    public void Note(string action, string subject) => noted.Add((action, subject));

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        WriteAudit();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        WriteAudit();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(TenantDbRegistration.SchemaOf(GetType()));
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        base.OnModelCreating(modelBuilder);
    }

    // One entry per save: whoever reads the log sees acts, not rows. What the platform keeps for itself is no act.
    private void WriteAudit()
    {
        var changes = ChangeTracker.Entries<ITenantOwned>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(e => e.Entity is not (OutboxRow or HandledEvent or Job or IdempotencyRecord or DataKey or AuditEntry))
            .Select(e => (Action: $"{e.Metadata.ClrType.Name}.{e.State}".ToLowerInvariant(), Subject: Identify(e)))
            .ToList();
        if (noted.Count == 0 && changes.Count == 0) return;
        var (action, subject) = noted.Count > 0 ? noted[0] : changes[0];
        Audit.Add(new AuditEntry(Tenant, User, action, subject, noted.Count > 0 ? noted.Count + changes.Count : changes.Count, Time));
        noted.Clear();
    }

    private static string Identify(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey()!.Properties.Where(p => p.Name != nameof(ITenantOwned.TenantId))
            .Select(p => Convert.ToString(entry.Property(p).CurrentValue, System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault() ?? "";
}
