using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Filings;

/// <summary>A bank line that pays a return, or may: one row for each pair that was found or decided on.</summary>
public sealed class FilingPayment : ITenantOwned
{
    private const int LongestText = 200;

    private FilingPayment()
    {
    }

    /// <summary>A pair that was found.</summary>
    public FilingPayment(Guid id, PaymentCandidate found)
    {
        (Id, FilingId, LineId, LineDate, LineAmount) = (id, found.FilingId, found.Line.Id, found.Line.Date, found.Line.Amount);
        LineText = found.Line.Descriptor.Length <= LongestText ? found.Line.Descriptor : found.Line.Descriptor[..LongestText];
        Status = found.IsSure ? MatchStatus.Accepted : MatchStatus.Suggested;
        Reasons = JsonSerializer.Serialize(found.Reasons, ApiJson.Options);
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public Guid FilingId { get; private set; }

    /// <summary>The line, in Ledger.</summary>
    public Guid LineId { get; private set; }

    public DateOnly LineDate { get; private set; }

    public decimal LineAmount { get; private set; }

    public string LineText { get; private set; } = "";

    public MatchStatus Status { get; private set; }

    /// <summary>Why, as JSON.</summary>
    public string Reasons { get; private set; } = "[]";

    /// <summary>When a person said yes or no: it is not judged again.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was found.</summary>
    public IReadOnlyList<PaymentReason> ReadReasons() => JsonSerializer.Deserialize<List<PaymentReason>>(Reasons, ApiJson.Options)!;

    public void Confirm(DateTimeOffset now) => (Status, DecidedAt) = (MatchStatus.Confirmed, now);

    public void Reject(DateTimeOffset now) => (Status, DecidedAt) = (MatchStatus.Rejected, now);
}

internal sealed class FilingPaymentTable : IEntityTypeConfiguration<FilingPayment>
{
    public void Configure(EntityTypeBuilder<FilingPayment> builder)
    {
        builder.ToTable("filing_payments");
        builder.HasKey(p => new { p.TenantId, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.FilingId, p.LineId }).IsUnique();
        builder.HasOne<Filing>().WithMany().HasForeignKey(p => new { p.TenantId, p.FilingId }).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.LineAmount).HasPrecision(18, 2);
        builder.Property(p => p.LineText).HasMaxLength(200);
        builder.Property(p => p.Reasons).HasColumnType("jsonb");
    }
}
