using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Platform.Persistence;

/// <summary>The answer once given to a POST with an Idempotency-Key; repeated when the same request comes again.</summary>
public sealed class IdempotencyRecord : ITenantOwned
{
    private IdempotencyRecord()
    {
    }

    public IdempotencyRecord(string key, byte[] requestHash, DateTimeOffset createdAt) => (Key, RequestHash, CreatedAt) = (key, requestHash, createdAt);

    public TenantId TenantId { get; private set; }

    /// <summary>Route and key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of route, query and body: another body under the same key is refused.</summary>
    public byte[] RequestHash { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Null while the first request is still running.</summary>
    public int? Status { get; private set; }

    public string? ContentType { get; private set; }

    public string? Location { get; private set; }

    public byte[]? Body { get; private set; }

    /// <summary>Keeps the answer.</summary>
    public void Answered(int status, string? contentType, string? location, byte[] body) =>
        (Status, ContentType, Location, Body) = (status, contentType, location, body);
}

internal sealed class IdempotencyTable : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency");
        builder.HasKey(e => new { e.TenantId, e.Key });
        builder.Property(e => e.Key).HasMaxLength(400);
    }
}

internal sealed class DataKeyTable : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("data_keys");
        builder.HasKey(e => new { e.TenantId, e.Id });
    }
}
