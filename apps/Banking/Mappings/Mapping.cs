using System.Text.Json;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Banking.Mappings;

/// <summary>Which column is which in files of one header, as the person said once.</summary>
public sealed class Mapping : ITenantOwned
{
    private Mapping()
    {
    }

    public Mapping(Guid id, TableUse table, DateTimeOffset now)
    {
        (Id, HeaderKey, BankCode, CreatedAt, UsedAt) = (id, table.HeaderKey, table.BankCode, now, now);
        Columns = JsonSerializer.Serialize(table.Columns, ApiJson.Options);
        // The line of the header is this file's; the header is known again wherever it stands.
        Answer = JsonSerializer.Serialize(table.Mapping! with { HeaderLine = null }, ApiJson.Options);
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the header's names.</summary>
    public string HeaderKey { get; private set; } = "";

    /// <summary>The bank that the file named, or empty.</summary>
    public string BankCode { get; private set; } = "";

    /// <summary>The header's names, as JSON.</summary>
    public string Columns { get; private set; } = "";

    /// <summary><see cref="ColumnMapping"/> as JSON.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UsedAt { get; private set; }

    public void Used(DateTimeOffset now) => UsedAt = now;

    public ColumnMapping Read() => JsonSerializer.Deserialize<ColumnMapping>(Answer, ApiJson.Options)!;
}

internal sealed class MappingTable : IEntityTypeConfiguration<Mapping>
{
    public void Configure(EntityTypeBuilder<Mapping> builder)
    {
        builder.ToTable("mappings");
        builder.HasKey(m => new { m.TenantId, m.Id });
        builder.HasIndex(m => new { m.TenantId, m.HeaderKey });
        builder.Property(m => m.HeaderKey).HasMaxLength(64);
        builder.Property(m => m.BankCode).HasMaxLength(3);
        builder.Property(m => m.Columns).HasColumnType("jsonb");
        builder.Property(m => m.Answer).HasColumnType("jsonb");
    }
}
