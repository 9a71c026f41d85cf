using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Budgets;

/// <summary>The tenant's plan for a pay period: when money comes, how much, and what it is for.</summary>
public sealed class Budget : ITenantOwned
{
    private Budget()
    {
    }

    public Budget(TenantId tenant) => TenantId = tenant;

    public TenantId TenantId { get; private set; }

    public PayCycleKind Kind { get; private set; }

    public int? Day { get; private set; }

    public DayOfWeek? Weekday { get; private set; }

    public DateOnly? Anchor { get; private set; }

    /// <summary>What comes in each period; null when the person did not say.</summary>
    public decimal? Income { get; private set; }

    public string Currency { get; private set; } = "MXN";

    public List<Envelope> Envelopes { get; private set; } = [];

    public uint Version { get; private set; }

    public PayCycle PayCycle => new(Kind, Day, Weekday, Anchor);

    public void Plan(PayCycle cycle, decimal? income, string currency)
    {
        (Kind, Day, Weekday, Anchor) = (cycle.Kind, cycle.Day, cycle.Weekday, cycle.Anchor);
        (Income, Currency) = (income, currency);
    }
}

/// <summary>Money set aside each period for a category or a group.</summary>
public sealed class Envelope : ITenantOwned
{
    private Envelope()
    {
    }

    public Envelope(TenantId tenant, string category, decimal assigned) => (TenantId, Category, Assigned) = (tenant, category, assigned);

    public TenantId TenantId { get; private set; }

    /// <summary>A category, or a group of them.</summary>
    public string Category { get; private set; } = "";

    /// <summary>Per pay period, in the budget's currency.</summary>
    public decimal Assigned { get; private set; }
}

internal sealed class BudgetTable : IEntityTypeConfiguration<Budget>
{
    public void Configure(EntityTypeBuilder<Budget> builder)
    {
        builder.ToTable("budgets");
        builder.HasKey(b => b.TenantId);
        builder.HasMany(b => b.Envelopes).WithOne().HasForeignKey(e => e.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(b => b.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(b => b.Version).IsRowVersion();
        builder.Ignore(b => b.PayCycle);
    }
}

internal sealed class EnvelopeTable : IEntityTypeConfiguration<Envelope>
{
    public void Configure(EntityTypeBuilder<Envelope> builder)
    {
        builder.ToTable("envelopes");
        builder.HasKey(e => new { e.TenantId, e.Category });
        builder.Property(e => e.Category).HasMaxLength(40);
    }
}
