using FinanceTracker.Identity.People;
using FinanceTracker.Identity.Sessions;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FinanceTracker.Identity;

/// <summary>
/// People, tenants and who belongs where. Served by the worker role, because whoever signs in has no tenant in hand yet; each
/// table says so itself, and no other app's tables are reachable from here.
/// </summary>
public sealed class PeopleDb(DbContextOptions<PeopleDb> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<RefreshSession> RefreshSessions => Set<RefreshSession>();

    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Adds an act to the tenant's audit log; written in the same save as the act.</summary>
    public void Note(TenantId tenant, UserId person, string action, string subject, int rows = 1) =>
        Audit.Add(new AuditEntry(tenant, person, action, subject, rows, time));

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => TenantDb.ConfigureValues(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(TenantDbRegistration.SchemaOf(typeof(PeopleDb)));
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PeopleDb).Assembly);
        modelBuilder.ApplyConfiguration(new AuditTable());
        modelBuilder.Entity<AuditEntry>().HasAnnotation(TenantWalls.ServedByWorker, true);
    }
}

/// <summary>Makes the context for <c>dotnet ef</c>; no database is spoken to when a migration is written.</summary>
internal sealed class PeopleDbAtDesignTime : IDesignTimeDbContextFactory<PeopleDb>
{
    public PeopleDb CreateDbContext(string[] args) =>
        new((DbContextOptions<PeopleDb>)TenantDbRegistration.MigrationOptions<PeopleDb>()("Host=127.0.0.1;Database=design_time"), TimeProvider.System);
}
