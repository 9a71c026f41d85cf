using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Reports.Preload;

/// <summary>What SAT shows for a year, as it was typed.</summary>
/// <param name="SeenOn">The day on which SAT showed it.</param>
/// <param name="Figures">By code of <see cref="PreloadFigures"/>, in pesos.</param>
public sealed record PreloadEntry(DateOnly SeenOn, IReadOnlyDictionary<string, decimal> Figures);

/// <summary>Figures that a person copied from SAT's preloaded return. Each time they are typed is a row: a past day finds those of then.</summary>
public sealed class SatPreload : ITenantOwned
{
    private SatPreload()
    {
    }

    public SatPreload(Guid id, int year, PreloadEntry entry, DateTimeOffset now) =>
        (Id, Year, SeenOn, Figures, CreatedAt) = (id, year, entry.SeenOn, JsonSerializer.Serialize(entry.Figures, ApiJson.Options), now);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public int Year { get; private set; }

    public DateOnly SeenOn { get; private set; }

    /// <summary>The figures as JSON.</summary>
    public string Figures { get; private set; } = "{}";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What it says.</summary>
    public PreloadEntry Entry() => new(SeenOn, JsonSerializer.Deserialize<SortedDictionary<string, decimal>>(Figures, ApiJson.Options)!);
}

internal sealed class SatPreloadTable : IEntityTypeConfiguration<SatPreload>
{
    public void Configure(EntityTypeBuilder<SatPreload> builder)
    {
        builder.ToTable("sat_preloads");
        builder.HasKey(p => new { p.TenantId, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.Year, p.CreatedAt });
        builder.Property(p => p.Figures).HasColumnType("jsonb");
    }
}
