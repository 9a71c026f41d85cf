using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Summaries;

/// <summary>
/// What one category comes to in one month and currency. PostgreSQL keeps it right in the transaction of whatever write (triggers of
/// the migration that made the table): the product only reads it.
/// </summary>
public sealed class MonthSum : ITenantOwned
{
    public TenantId TenantId { get; private set; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; private set; }

    public string Currency { get; private set; } = "";

    public string Category { get; private set; } = "";

    /// <summary>Transfers between the tenant's own accounts.</summary>
    public bool Paired { get; private set; }

    public decimal Received { get; private set; }

    /// <summary>Positive; below zero when more was refunded than spent.</summary>
    public decimal Spent { get; private set; }

    public int Count { get; private set; }
}

/// <summary>
/// A month that the running transaction has touched: it is counted anew when the transaction commits, once however many statements
/// touched it. Marks are gone when it has committed; each transaction has its own, so that writers do not wait for each other's.
/// </summary>
public sealed class MonthMark : ITenantOwned
{
    public TenantId TenantId { get; private set; }

    public DateOnly Month { get; private set; }

    /// <summary>The writing transaction's own number.</summary>
    public long Writer { get; private set; }
}

internal sealed class MonthSumTable : IEntityTypeConfiguration<MonthSum>
{
    public void Configure(EntityTypeBuilder<MonthSum> builder)
    {
        builder.ToTable("month_sums");
        builder.HasKey(s => new { s.TenantId, s.Month, s.Currency, s.Category, s.Paired });
        builder.Property(s => s.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(s => s.Category).HasMaxLength(40);
    }
}

internal sealed class MonthMarkTable : IEntityTypeConfiguration<MonthMark>
{
    public void Configure(EntityTypeBuilder<MonthMark> builder)
    {
        builder.ToTable("month_marks");
        builder.HasKey(m => new { m.TenantId, m.Month, m.Writer });
    }
}
