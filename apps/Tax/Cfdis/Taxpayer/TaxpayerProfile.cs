using System.Text.Json;
using FinanceTracker.Platform.Http;
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

    /// <summary>Regimes with days, as JSON; see <see cref="Facts"/>.</summary>
    public string RegimePeriods { get; private set; } = "[]";

    /// <summary>Border zones with days, as JSON.</summary>
    public string BorderZones { get; private set; } = "[]";

    /// <summary>Whether the decree's facility is used; null while nobody said.</summary>
    public bool? UsesSixthDigit { get; private set; }

    /// <summary>First day of operations; null while nobody said.</summary>
    public DateOnly? StartedOn { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    public void Say(string rfc, string? nombre, string[] regimenes, bool isConfirmed, DateTimeOffset now) =>
        (Rfc, Nombre, Regimenes, IsConfirmed, UpdatedAt) = (rfc, nombre, regimenes, isConfirmed, now);

    /// <summary>What it says about days.</summary>
    public TaxpayerFacts Facts() => new(Regimenes)
    {
        Periods = JsonSerializer.Deserialize<List<RegimePeriod>>(RegimePeriods, ApiJson.Options)!,
        BorderZones = JsonSerializer.Deserialize<List<BorderPeriod>>(BorderZones, ApiJson.Options)!,
        UsesSixthDigit = UsesSixthDigit,
        StartedOn = StartedOn,
    };

    /// <summary>Takes what was said about days.</summary>
    public void Date(TaxpayerFacts facts) =>
        (RegimePeriods, BorderZones, UsesSixthDigit, StartedOn) =
        (JsonSerializer.Serialize(facts.Periods, ApiJson.Options), JsonSerializer.Serialize(facts.BorderZones, ApiJson.Options), facts.UsesSixthDigit, facts.StartedOn);
}

internal sealed class TaxpayerProfileTable : IEntityTypeConfiguration<TaxpayerProfile>
{
    public void Configure(EntityTypeBuilder<TaxpayerProfile> builder)
    {
        builder.ToTable("taxpayer_profiles");
        builder.HasKey(p => p.TenantId);
        builder.Property(p => p.Rfc).HasMaxLength(13);
        builder.Property(p => p.Nombre).HasMaxLength(300);
        builder.Property(p => p.RegimePeriods).HasColumnType("jsonb").HasDefaultValueSql("'[]'::jsonb");
        builder.Property(p => p.BorderZones).HasColumnType("jsonb").HasDefaultValueSql("'[]'::jsonb");
        builder.Property(p => p.Version).IsRowVersion();
    }
}
