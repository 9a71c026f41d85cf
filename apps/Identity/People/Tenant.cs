using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Identity.People;

/// <summary>A tenant: whose books these are, and what they pay for. Owned by itself: its tenant id is its own id.</summary>
public sealed class Tenant : ITenantOwned, IWorkerReachable
{
    private Tenant()
    {
    }

    public TenantId TenantId { get; private set; }

    public TenantKind Kind { get; private set; }

    /// <summary>The partner that owns a managed tenant; null for the other kinds.</summary>
    public TenantId? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public string? Rfc { get; private set; }

    public string Plan { get; private set; } = Plans.FreeCode;

    public DateOnly? TrialEndsOn { get; private set; }

    public string Zone { get; private set; } = TenantInfo.DefaultZone;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Opens a tenant on the free plan, with everything included for the days of the trial, today being the first.</summary>
    public static Tenant Open(TenantKind kind, string name, Rfc? rfc, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new Tenant
        {
            TenantId = new TenantId(Guid.CreateVersion7(now)),
            Kind = kind,
            Name = name,
            Rfc = rfc?.Value,
            TrialEndsOn = MexicoCalendar.Today(time, TenantInfo.DefaultZone).AddDays(Plans.TrialDays),
            CreatedAt = now,
        };
    }

    /// <summary>The platform's own tenant, of which there is one.</summary>
    public static Tenant OfOperators(TimeProvider time) => new()
    {
        TenantId = Operators,
        Kind = TenantKind.Platform,
        Name = "FinanceTracker",
        CreatedAt = time.GetUtcNow(),
    };

    /// <summary>Takes a plan; throws for one that is not sold to this kind of tenant.</summary>
    public void TakePlan(string code)
    {
        if (!Plans.All.Any(p => p.Code == code && p.Kinds.Contains(Kind))) throw new ArgumentException($"No plan {code} for a tenant of kind {Kind}.", nameof(code));
        Plan = code;
    }

    /// <summary>Its id.</summary>
    public static TenantId Operators { get; } = new(Guid.AllBitsSet);

    /// <summary>What tokens carry of the tenant.</summary>
    public TenantInfo ToInfo() => new(TenantId, Kind, Plan, TrialEndsOn, Zone);
}

internal sealed class TenantTable : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("tenants");
        builder.HasKey(t => t.TenantId);
        builder.Property(t => t.TenantId).ValueGeneratedNever();
        builder.HasIndex(t => t.ParentId);
        builder.Property(t => t.Name).HasMaxLength(160);
        builder.Property(t => t.Rfc).HasMaxLength(13);
        builder.Property(t => t.Plan).HasMaxLength(40);
        builder.Property(t => t.Zone).HasMaxLength(60);
    }
}
