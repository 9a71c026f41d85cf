using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>How much an alert matters.</summary>
public enum AlertSeverity
{
    Info,
    Warning,
    Critical,
}

/// <summary>Something that the books tell their owner, once.</summary>
public sealed class Alert : ITenantOwned
{
    private Alert()
    {
    }

    public Alert(Guid id, Finding finding, DateOnly toldOn, DateTimeOffset now)
    {
        (Id, ToldOn, CreatedAt) = (id, toldOn, now);
        (Kind, Key, Condition, Severity, Day) = (finding.Kind, finding.Key, finding.Condition, finding.Severity, finding.Day);
        (TransactionId, AccountId, Category) = (finding.TransactionId, finding.AccountId, finding.Category);
        (TitleEs, TitleEn, BodyEs, BodyEn) = (finding.Title.Es, finding.Title.En, finding.Body.Es, finding.Body.En);
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>One of <see cref="AlertKinds"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Names the fact: what has been told once is not told again.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Names a state that lasts (a balance below its floor); null for what happened and is over.</summary>
    public string? Condition { get; private set; }

    public AlertSeverity Severity { get; private set; }

    /// <summary>The day of the fact.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The day on which it was told, where the tenant lives.</summary>
    public DateOnly ToldOn { get; private set; }

    public string TitleEs { get; private set; } = "";

    public string TitleEn { get; private set; } = "";

    public string BodyEs { get; private set; } = "";

    public string BodyEn { get; private set; } = "";

    public Guid? TransactionId { get; private set; }

    public Guid? AccountId { get; private set; }

    public string? Category { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>When its condition ended.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    public DateTimeOffset? MailedAt { get; private set; }

    /// <summary>The person has seen it. Again is no change.</summary>
    public void Dismiss(DateTimeOffset now) => DismissedAt ??= now;

    /// <summary>Its condition has ended.</summary>
    public void Resolve(DateTimeOffset now) => ResolvedAt ??= now;

    /// <summary>It went out by mail.</summary>
    public void Mailed(DateTimeOffset now) => MailedAt ??= now;
}

internal sealed class AlertTable : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("alerts");
        builder.HasKey(a => new { a.TenantId, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.Key }).IsUnique();
        builder.HasIndex(a => new { a.TenantId, a.ToldOn, a.Id }).IsDescending(false, true, true).HasFilter("dismissed_at is null and resolved_at is null");

        // A line that is taken back takes its alerts with it.
        builder.HasOne<Transaction>().WithMany().HasForeignKey(a => new { a.TenantId, a.TransactionId }).OnDelete(DeleteBehavior.Cascade);
        builder.Property(a => a.Kind).HasMaxLength(24);
        builder.Property(a => a.Key).HasMaxLength(160);
        builder.Property(a => a.Condition).HasMaxLength(160);
        builder.Property(a => a.Category).HasMaxLength(40);
        builder.Property(a => a.TitleEs).HasMaxLength(200);
        builder.Property(a => a.TitleEn).HasMaxLength(200);
        builder.Property(a => a.BodyEs).HasMaxLength(600);
        builder.Property(a => a.BodyEn).HasMaxLength(600);
    }
}
