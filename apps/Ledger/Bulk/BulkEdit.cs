using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>That a person edited many rows at once. Its rows are <see cref="RowChange"/>s.</summary>
public sealed class BulkEdit : ITenantOwned
{
    private BulkEdit()
    {
    }

    public BulkEdit(Guid id, int changed, DateTimeOffset now) => (Id, Changed, EditedAt) = (id, changed, now);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Rows that are other than before.</summary>
    public int Changed { get; private set; }

    public DateTimeOffset EditedAt { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public void Undo(DateTimeOffset now) => UndoneAt = now;
}

internal sealed class BulkEditTable : IEntityTypeConfiguration<BulkEdit>
{
    public void Configure(EntityTypeBuilder<BulkEdit> builder)
    {
        builder.ToTable("bulk_edits");
        builder.HasKey(e => new { e.TenantId, e.Id });
    }
}
