using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>Who the tenant is to SAT: one row per tenant. Proposed from the documents until a person confirms it.</summary>
public sealed class TaxpayerProfile : ITenantOwned
{
    private TaxpayerProfile()
    {
    }

    public TaxpayerProfile(string rfc, string? nombre, string[] regimenes, bool isConfirmed, DateTimeOffset now) => Say(rfc, nombre, regimenes, isConfirmed, now);

    public TenantId TenantId { get; private set; }

    public string Rfc { get; private set; } = "";

    public string? Nombre { get; private set; }

    /// <summary>Keys of c_RegimenFiscal.</summary>
    public string[] Regimenes { get; private set; } = [];

    /// <summary>False while it is a proposal.</summary>
    public bool IsConfirmed { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    public void Say(string rfc, string? nombre, string[] regimenes, bool isConfirmed, DateTimeOffset now) =>
        (Rfc, Nombre, Regimenes, IsConfirmed, UpdatedAt) = (rfc, nombre, regimenes, isConfirmed, now);
}

internal sealed class TaxpayerProfileTable : IEntityTypeConfiguration<TaxpayerProfile>
{
    public void Configure(EntityTypeBuilder<TaxpayerProfile> builder)
    {
        builder.ToTable("taxpayer_profiles");
        builder.HasKey(p => p.TenantId);
        builder.Property(p => p.Rfc).HasMaxLength(13);
        builder.Property(p => p.Nombre).HasMaxLength(300);
        builder.Property(p => p.Version).IsRowVersion();
    }
}
