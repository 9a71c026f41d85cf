using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Splits;

/// <summary>
/// A part of a split transaction. No foreign key: PostgreSQL removes the parts of removed lines in one statement (a trigger of the
/// migration), where a cascade would ask once for each line of an import that is taken back.
/// </summary>
public sealed class Part : ITenantOwned
{
    private Part()
    {
    }

    public Part(Guid transactionId, int position, decimal amount, string category, string note) =>
        (TransactionId, Position, Amount, Category, Note) = (transactionId, position, amount, category, note);

    public TenantId TenantId { get; private set; }

    public Guid TransactionId { get; private set; }

    /// <summary>From 0, in the order in which the person gave them.</summary>
    public int Position { get; private set; }

    /// <summary>Signed as the transaction's.</summary>
    public decimal Amount { get; private set; }

    public string Category { get; private set; } = "";

    public string Note { get; private set; } = "";
}

/// <summary>A part as people see it. <c>amount</c> is signed as the transaction's.</summary>
public sealed record PartView(decimal Amount, string Category, string Group, string Note)
{
    /// <summary>The view of a part.</summary>
    public static PartView Of(Part part) => new(part.Amount, part.Category, Taxonomy.GroupOf(part.Category), part.Note);
}

internal sealed class PartTable : IEntityTypeConfiguration<Part>
{
    public void Configure(EntityTypeBuilder<Part> builder)
    {
        builder.ToTable("splits");
        builder.HasKey(p => new { p.TenantId, p.TransactionId, p.Position });
        builder.Property(p => p.Category).HasMaxLength(40);
        builder.Property(p => p.Note).HasMaxLength(500);
    }
}
