using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Statements;

/// <summary>That an import was recorded, and what it did: asked again, it answers the same.</summary>
public sealed class StatementImport : ITenantOwned
{
    private StatementImport()
    {
    }

    public StatementImport(Guid id, string result, DateTimeOffset recordedAt) => (Id, Result, RecordedAt) = (id, result, recordedAt);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The answer given, as JSON, without the preview.</summary>
    public string Result { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public void Undo(DateTimeOffset now) => UndoneAt = now;
}

internal sealed class StatementImportTable : IEntityTypeConfiguration<StatementImport>
{
    public void Configure(EntityTypeBuilder<StatementImport> builder)
    {
        builder.ToTable("imports");
        builder.HasKey(i => new { i.TenantId, i.Id });
        builder.Property(i => i.Result).HasColumnType("jsonb");
    }
}
