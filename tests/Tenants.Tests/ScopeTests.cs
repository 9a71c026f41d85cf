using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tenants.Tests;

public sealed class ScopeTests
{
    private static readonly TenantInfo Ana = TenantInfo.ForWork(new TenantId(new Guid("00000000-0000-0000-0000-00000000000a")));
    private static readonly TenantInfo Bruno = TenantInfo.ForWork(new TenantId(new Guid("00000000-0000-0000-0000-00000000000b")));

    [Fact]
    public void Without_a_tenant_there_is_no_context() =>
        Assert.Throws<TenantMissingException>(() => new NotesDb(Options<NotesDb>(), new MultiTenantContext()));

    [Fact]
    public void A_scope_never_changes_its_tenant()
    {
        var scope = new MultiTenantContext();
        scope.Set(Ana, null);

        Assert.Throws<CrossTenantException>(() => scope.Set(Bruno, null));
    }

    [Fact]
    public void Every_query_is_narrowed_to_the_tenant()
    {
        using var db = new NotesDb(Options<NotesDb>(), ScopeOf(Ana));

        Assert.Contains("tenant_id", db.Notes.ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_does_not_begin_with_the_tenant_is_refused()
    {
        using var db = new LooseDb(Options<LooseDb>(), ScopeOf(Ana));

        Assert.Contains("must begin with TenantId", Assert.Throws<InvalidOperationException>(() => db.Model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_must_say_whose_it_is_or_that_it_is_shared()
    {
        using var db = new NobodysDb(Options<NobodysDb>(), ScopeOf(Ana));

        Assert.Contains("must be ITenantOwned", Assert.Throws<InvalidOperationException>(() => db.Model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_tenant_is_not_written()
    {
        using var db = new NotesDb(Options<NotesDb>(), ScopeOf(Ana));
        db.Add(new Note { Id = new Guid("00000000-0000-0000-0000-000000000001"), TenantId = Bruno.Id });

        Assert.Throws<CrossTenantException>(() => db.SaveChanges());
    }

    [Fact]
    public void A_trial_gives_everything_until_its_last_day()
    {
        var tenant = Ana with { TrialEndsOn = new DateOnly(2026, 12, 24) };

        Assert.True(tenant.Allows(Feature.Tax, new DateOnly(2026, 12, 24)));
        Assert.False(tenant.Allows(Feature.Tax, new DateOnly(2026, 12, 25)));
        Assert.True(tenant.Allows(Feature.Budgets, new DateOnly(2026, 12, 25)));
    }

    [Fact]
    public void An_unknown_plan_gives_no_more_than_the_free_one() => Assert.Equal("free", Plans.Find("gold").Code);

    private static MultiTenantContext ScopeOf(TenantInfo tenant)
    {
        var scope = new MultiTenantContext();
        scope.Set(tenant, null);
        return scope;
    }

    private static DbContextOptions Options<TDb>()
        where TDb : DbContext => TenantDbRegistration.MigrationOptions<TDb>()("Host=127.0.0.1;Port=1;Timeout=1");

    public sealed class Note : ITenantOwned
    {
        public TenantId TenantId { get; set; }

        public Guid Id { get; set; }
    }

    public sealed class Nobodys
    {
        public Guid Id { get; set; }
    }

    private sealed class NotesDb(DbContextOptions options, MultiTenantContext tenant) : TenantDb(options, tenant)
    {
        public DbSet<Note> Notes => Set<Note>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Note>().HasKey(n => new { n.TenantId, n.Id });
            base.OnModelCreating(modelBuilder);
        }
    }

    private sealed class LooseDb(DbContextOptions options, MultiTenantContext tenant) : TenantDb(options, tenant)
    {
        public DbSet<Note> Notes => Set<Note>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Note>().HasKey(n => n.Id);
            base.OnModelCreating(modelBuilder);
        }
    }

    private sealed class NobodysDb(DbContextOptions options, MultiTenantContext tenant) : TenantDb(options, tenant)
    {
        public DbSet<Nobodys> Rows => Set<Nobodys>();
    }
}
