using FinanceTracker.Insights.Categorising;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Insights.Memory;

/// <summary>A correction that the tenant's people made: what this merchant is, for this tenant alone. Written by SQL, whole; read here.</summary>
public sealed class Lesson : ITenantOwned
{
    public TenantId TenantId { get; private set; }

    /// <summary>Key of the descriptor; one lesson for each key and direction, the latest.</summary>
    public string Key { get; private set; } = "";

    /// <summary><c>in</c> or <c>out</c>.</summary>
    public string Direction { get; private set; } = "";

    public string Descriptor { get; private set; } = "";

    public string Category { get; private set; } = "";

    public string? Merchant { get; private set; }

    public DateTimeOffset CorrectedAt { get; private set; }

    /// <summary>When this row last changed: the version of the memory.</summary>
    public DateTimeOffset LearnedAt { get; private set; }

    public MemoryRow Row => new(Key, Descriptor, Direction == "in" ? Categorising.Direction.In : Categorising.Direction.Out, Category, Merchant, CorrectedAt);
}

internal sealed class LessonTable : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> builder)
    {
        builder.ToTable("lessons");
        builder.HasKey(l => new { l.TenantId, l.Key, l.Direction });
        builder.Property(l => l.Key).HasMaxLength(80);
        builder.Property(l => l.Direction).HasMaxLength(3);
        builder.Property(l => l.Descriptor).HasMaxLength(500);
        builder.Property(l => l.Category).HasMaxLength(40);
        builder.Property(l => l.Merchant).HasMaxLength(80);
        builder.Ignore(l => l.Row);
    }
}
