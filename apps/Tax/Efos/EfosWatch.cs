using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Efos;

/// <summary>
/// A tenant that holds CFDIs, and nothing more about it. Whoever loads a list has no tenant in hand: by these rows each of them gets a job of its own, and
/// only that job, in the tenant's scope, looks at its suppliers.
/// </summary>
public sealed class EfosWatch : ITenantOwned, IWorkerReachable
{
    private EfosWatch()
    {
    }

    public EfosWatch(DateTimeOffset since) => Since = since;

    public TenantId TenantId { get; private set; }

    /// <summary>When the first CFDI was seen.</summary>
    public DateTimeOffset Since { get; private set; }
}

/// <summary>A listed supplier that the tenant was told about: told again only when its status changes.</summary>
public sealed class ToldSupplier : ITenantOwned
{
    private ToldSupplier()
    {
    }

    public ToldSupplier(string rfc) => Rfc = rfc;

    public TenantId TenantId { get; private set; }

    public string Rfc { get; private set; } = "";

    public EfosStatus Status { get; private set; }

    public DateTimeOffset ToldAt { get; private set; }

    public void Tell(EfosStatus status, DateTimeOffset now) => (Status, ToldAt) = (status, now);
}

internal sealed class EfosWatchTable : IEntityTypeConfiguration<EfosWatch>
{
    public void Configure(EntityTypeBuilder<EfosWatch> builder)
    {
        builder.ToTable("efos_watches");
        builder.HasKey(w => w.TenantId);
    }
}

internal sealed class ToldSupplierTable : IEntityTypeConfiguration<ToldSupplier>
{
    public void Configure(EntityTypeBuilder<ToldSupplier> builder)
    {
        builder.ToTable("efos_told");
        builder.HasKey(t => new { t.TenantId, t.Rfc });
        builder.Property(t => t.Rfc).HasMaxLength(20);
    }
}
