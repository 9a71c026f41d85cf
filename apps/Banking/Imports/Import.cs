using System.Text.Json;
using FinanceTracker.Banking.Coverage;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Platform.Http;
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

    /// <summary>What each account of the file covers (<see cref="CoveredPart"/>), as JSON, in the order of the staged rows.</summary>
    public string Parts { get; private set; } = "[]";

    /// <summary>The mapping it was read by (<see cref="TableUse"/>), as JSON; null when its columns were recognised.</summary>
    public string? Mapping { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Name of the sealed original.</summary>
    public string Original => $"statements/{FileHash}";

    /// <summary>Name of the sealed rows on their way to Ledger.</summary>
    public string Staged => StagedName(Id);

    public static string StagedName(Guid importId) => $"staged/{importId:N}";

    /// <summary>Notes what the file covers and how its columns were known, for the moment it is recorded.</summary>
    public void WasRead(Statement statement)
    {
        Parts = JsonSerializer.Serialize(statement.Accounts.Where(a => a.Rows.Count > 0).Select(a => PartOf(a, statement.Period)), ApiJson.Options);
        Mapping = statement.Table?.Mapping is null ? null : JsonSerializer.Serialize(statement.Table, ApiJson.Options);
    }

    /// <summary>What each account covers.</summary>
    public IReadOnlyList<CoveredPart> ReadParts() => JsonSerializer.Deserialize<List<CoveredPart>>(Parts, ApiJson.Options)!;

    /// <summary>The table and mapping it was read by.</summary>
    public TableUse? ReadMapping() => Mapping is null ? null : JsonSerializer.Deserialize<TableUse>(Mapping, ApiJson.Options);

    public void Recorded(string answer, DateTimeOffset now) => (Answer, RecordedAt) = (answer, now);

    public void Undo(DateTimeOffset now) => UndoneAt = now;

    // A printed period reaches at least as far as the movements.
    private static CoveredPart PartOf(StatementAccount account, (DateOnly From, DateOnly To)? period)
    {
        var (from, to) = (account.Rows.Min(r => r.Date), account.Rows.Max(r => r.Date));
        if (period is { } said) (from, to) = (said.From < from ? said.From : from, said.To > to ? said.To : to);
        return new CoveredPart(from, to, account.Opening, account.Closing, account.Proof.Proved, account.Rows.Count);
    }
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
        builder.Property(i => i.Parts).HasColumnType("jsonb").HasDefaultValueSql("'[]'::jsonb");
        builder.Property(i => i.Mapping).HasColumnType("jsonb");
        builder.Ignore(i => i.Original);
        builder.Ignore(i => i.Staged);
    }
}
