using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>What one act (a run of a rule, a bulk edit) did to one row: how it was and how it was left.</summary>
public sealed class RowChange : ITenantOwned
{
    private RowChange()
    {
    }

    public RowChange(Guid actId, Guid transactionId, RowState before, RowState after) =>
        (ActId, TransactionId, Before, After) = (actId, transactionId, before, after);

    public TenantId TenantId { get; private set; }

    public Guid ActId { get; private set; }

    public Guid TransactionId { get; private set; }

    public RowState Before { get; private set; } = null!;

    public RowState After { get; private set; } = null!;

    /// <summary>The same act came by again: how it found the row first stays.</summary>
    public void LeftAs(RowState after) => After = after;
}

internal sealed class RowChangeTable : IEntityTypeConfiguration<RowChange>
{
    public void Configure(EntityTypeBuilder<RowChange> builder)
    {
        builder.ToTable("row_changes");
        builder.HasKey(c => new { c.TenantId, c.ActId, c.TransactionId });
        builder.Property(c => c.Before).HasColumnType("text");
        builder.Property(c => c.After).HasColumnType("text");
    }
}
