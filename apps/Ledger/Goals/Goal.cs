using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Goals;

/// <summary>Something the tenant saves for: an amount by a day, held in accounts, or noted by hand, or both.</summary>
public sealed class Goal : ITenantOwned
{
    private Goal()
    {
    }

    public Goal(TenantId tenant, Guid id, DateOnly startedOn) => (TenantId, Id, StartedOn) = (tenant, id, startedOn);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public decimal Target { get; private set; }

    public string Currency { get; private set; } = "";

    public DateOnly TargetDay { get; private set; }

    /// <summary>The accounts whose balances are the savings.</summary>
    public Guid[] AccountIds { get; private set; } = [];

    /// <summary>What was put aside by hand.</summary>
    public List<Contribution> Contributions { get; private set; } = [];

    /// <summary>The day from which being on track is measured.</summary>
    public DateOnly StartedOn { get; private set; }

    /// <summary>What was there already on <see cref="StartedOn"/>.</summary>
    public decimal SavedAtStart { get; private set; }

    public uint Version { get; private set; }

    /// <summary>What the goal is.</summary>
    public void Aim(string name, decimal target, string currency, DateOnly targetDay) => (Name, Target, Currency, TargetDay) = (name, target, currency, targetDay);

    /// <summary>Where the savings are. Other accounts mean another start: what they hold today was not saved for the goal along the way.</summary>
    public void KeepIn(Guid[] accountIds, decimal balances, DateOnly today)
    {
        if (AccountIds.ToHashSet().SetEquals(accountIds) && AccountIds.Length > 0) return;
        if (AccountIds.Length > 0 || accountIds.Length > 0) (StartedOn, SavedAtStart) = (today, balances);
        AccountIds = accountIds;
    }
}

/// <summary>Money put aside by hand; below zero when it was taken back.</summary>
public sealed class Contribution : ITenantOwned
{
    private Contribution()
    {
    }

    public Contribution(Guid id, Goal goal, DateOnly day, decimal amount) => (TenantId, Id, GoalId, Day, Amount) = (goal.TenantId, id, goal.Id, day, amount);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public Guid GoalId { get; private set; }

    public DateOnly Day { get; private set; }

    public decimal Amount { get; private set; }
}

internal sealed class GoalTable : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("goals");
        builder.HasKey(g => new { g.TenantId, g.Id });
        builder.HasMany(g => g.Contributions).WithOne().HasForeignKey(c => new { c.TenantId, c.GoalId }).OnDelete(DeleteBehavior.Cascade);
        builder.Property(g => g.Name).HasMaxLength(80);
        builder.Property(g => g.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(g => g.Version).IsRowVersion();
    }
}

internal sealed class ContributionTable : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("goal_contributions");
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
