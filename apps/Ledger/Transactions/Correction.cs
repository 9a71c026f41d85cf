using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>That a person said what a line is: the lesson which Insights learns.</summary>
public sealed class Correction : ITenantOwned
{
    private Correction()
    {
    }

    public Correction(Guid id, Transaction row, string category, DateTimeOffset at) =>
        (Id, TransactionId, Descriptor, Direction, Merchant, Category, CorrectedAt) = (id, row.Id, row.Description, row.Direction, row.Merchant, category, at);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public Guid TransactionId { get; private set; }

    public string Descriptor { get; private set; } = "";

    public string Direction { get; private set; } = "";

    public string? Merchant { get; private set; }

    public string Category { get; private set; } = "";

    public DateTimeOffset CorrectedAt { get; private set; }
}

internal sealed class CorrectionTable : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("corrections");
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Descriptor).HasMaxLength(500);
        builder.Property(c => c.Direction).HasMaxLength(3);
        builder.Property(c => c.Merchant).HasMaxLength(80);
        builder.Property(c => c.Category).HasMaxLength(40);
    }
}
