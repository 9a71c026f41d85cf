using System.Text.Json;
using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>A question to SAT's download service and where it stands: a <see cref="Download"/> as a row. The same question is one row for ever.</summary>
public sealed class SatRequest : ITenantOwned
{
    private SatRequest()
    {
    }

    internal SatRequest(Guid id, DownloadWindow window, DateTimeOffset now)
    {
        (Id, Rfc, Direction, Content, PlannedFrom, PlannedTo) = (id, window.Rfc, window.Direction, window.Content, window.From, window.To);
        Take(new Download(window) { DueAt = now }, now);
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public string Rfc { get; private set; } = "";

    public SatDirection Direction { get; private set; }

    public SatContent Content { get; private set; }

    /// <summary>First second planned, in Mexico's local time; a second asking begins a second earlier.</summary>
    public DateTime PlannedFrom { get; private set; }

    public DateTime PlannedTo { get; private set; }

    public DownloadState State { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>SAT's id of the question in force.</summary>
    public string? RequestId { get; private set; }

    /// <summary>SAT's last code.</summary>
    public string? Code { get; private set; }

    public int Looks { get; private set; }

    public bool Resubmitted { get; private set; }

    /// <summary>Its packages as JSON.</summary>
    public string Packages { get; private set; } = "[]";

    /// <summary>CFDIs in its packages.</summary>
    public int Found { get; private set; }

    /// <summary>CFDIs that were new to the vault.</summary>
    public int Stored { get; private set; }

    /// <summary>Stored CFDIs that it named as cancelled.</summary>
    public int Cancelled { get; private set; }

    /// <summary>True when a package could not be read.</summary>
    public bool IsBroken { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: of two who would send the same question, one finds the row changed and does not.</summary>
    public uint Version { get; private set; }

    /// <summary>The window as planned.</summary>
    internal DownloadWindow Window => new(Rfc, Direction, Content, PlannedFrom, PlannedTo);

    /// <summary>The row as a download.</summary>
    internal Download Read() => new(Resubmitted ? Window.Shifted() : Window)
    {
        State = State,
        DueAt = DueAt,
        AskedAt = AskedAt,
        RequestId = RequestId,
        Code = Code,
        Looks = Looks,
        Resubmitted = Resubmitted,
        Packages = JsonSerializer.Deserialize<List<DownloadPackage>>(Packages)!,
    };

    /// <summary>The download as it stands now.</summary>
    internal void Take(Download download, DateTimeOffset now)
    {
        (State, DueAt, AskedAt, RequestId) = (download.State, download.DueAt, download.AskedAt, download.RequestId);
        (Code, Looks, Resubmitted, ChangedAt) = (download.Code, download.Looks, download.Resubmitted, now);
        Packages = JsonSerializer.Serialize(download.Packages);
    }

    /// <summary>What its packages brought.</summary>
    internal void Count(IngestCount count) => (Found, Stored, Cancelled, IsBroken) = (count.Found, count.Stored, count.Cancelled, count.IsBroken);
}

/// <summary>What a download's packages brought.</summary>
internal sealed record IngestCount(int Found, int Stored, int Cancelled, bool IsBroken);

internal sealed class SatRequestTable : IEntityTypeConfiguration<SatRequest>
{
    public void Configure(EntityTypeBuilder<SatRequest> builder)
    {
        builder.ToTable("sat_requests");
        builder.HasKey(r => new { r.TenantId, r.Id });
        builder.HasIndex(r => new { r.TenantId, r.Rfc, r.Direction, r.Content, r.PlannedFrom, r.PlannedTo }).IsUnique();
        builder.Property(r => r.Rfc).HasMaxLength(13);
        builder.Property(r => r.PlannedFrom).HasColumnType("timestamp without time zone"); // SAT's local time, no zone
        builder.Property(r => r.PlannedTo).HasColumnType("timestamp without time zone");
        builder.Property(r => r.RequestId).HasMaxLength(120);
        builder.Property(r => r.Code).HasMaxLength(10);
        builder.Property(r => r.Packages).HasColumnType("text");
        builder.Property(r => r.Version).IsRowVersion();
    }
}
