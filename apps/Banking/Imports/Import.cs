using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Banking.Imports;

/// <summary>A statement that was uploaded: what it said, where the original is, what became of it.</summary>
public sealed class Import : ITenantOwned
{
    private Import()
    {
    }

    public Import(Guid id, string fileName, string fileHash, Guid? accountId, string answer, DateTimeOffset createdAt) =>
        (Id, FileName, FileHash, AccountId, Answer, CreatedAt) = (id, fileName, fileHash, accountId, answer, createdAt);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The sender's name of the file: a label.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file, in hexadecimal: also the name of the sealed original.</summary>
    public string FileHash { get; private set; } = "";

    /// <summary>The account that the person named.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary><see cref="ImportAnswer"/> as JSON: what the file says at first, what was recorded once it is.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Name of the sealed original.</summary>
    public string Original => $"statements/{FileHash}";

    /// <summary>Name of the sealed rows on their way to Ledger.</summary>
    public string Staged => StagedName(Id);

    public static string StagedName(Guid importId) => $"staged/{importId:N}";

    public void Recorded(string answer, DateTimeOffset now) => (Answer, RecordedAt) = (answer, now);

    public void Undo(DateTimeOffset now) => UndoneAt = now;
}

internal sealed class ImportTable : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("imports");
        builder.HasKey(i => new { i.TenantId, i.Id });
        builder.HasIndex(i => new { i.TenantId, i.CreatedAt });
        builder.Property(i => i.FileName).HasMaxLength(120);
        builder.Property(i => i.FileHash).HasMaxLength(64);
        builder.Property(i => i.Answer).HasColumnType("jsonb");
        builder.Ignore(i => i.Original);
        builder.Ignore(i => i.Staged);
    }
}
