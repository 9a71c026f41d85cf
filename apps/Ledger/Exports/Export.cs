using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Exports;

/// <summary>A ZIP of the books with their attachments, made by a job and kept for a week as sealed parts of the tenant.</summary>
public sealed class Export : ITenantOwned
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private Export()
    {
    }

    public Export(Guid id, Guid jobId, string format, DateTimeOffset now) => (Id, JobId, Format, CreatedAt, ExpiresAt) = (id, jobId, format, now, now + Kept);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public Guid JobId { get; private set; }

    public string Format { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Rows { get; private set; }

    public int Attachments { get; private set; }

    public long Size { get; private set; }

    /// <summary>How many sealed documents hold it: it is never whole in memory.</summary>
    public int Parts { get; private set; }

    /// <summary>Name of the sealed document of a part.</summary>
    public static string PartOf(Guid id, int part) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"exports/{id:N}/{part}");

    public void Wrote(int rows, int attachments) => (Rows, Attachments) = (rows, attachments);

    public void Finish(long size, int parts, DateTimeOffset now) => (Size, Parts, FinishedAt) = (size, parts, now);
}

internal sealed class ExportTable : IEntityTypeConfiguration<Export>
{
    public void Configure(EntityTypeBuilder<Export> builder)
    {
        builder.ToTable("exports");
        builder.HasKey(e => new { e.TenantId, e.Id });
        builder.Property(e => e.Format).HasMaxLength(10);
    }
}

/// <summary>An export as people and programs see it; it can be downloaded when <c>finishedAt</c> is set.</summary>
public sealed record ExportView(
    Guid Id, Guid JobId, string Format, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, DateTimeOffset ExpiresAt, int Rows, int Attachments, long Size)
{
    /// <summary>The view of an export.</summary>
    public static ExportView Of(Export e) => new(e.Id, e.JobId, e.Format, e.CreatedAt, e.FinishedAt, e.ExpiresAt, e.Rows, e.Attachments, e.Size);
}
