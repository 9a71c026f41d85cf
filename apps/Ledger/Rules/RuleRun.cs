using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Rules;

/// <summary>That a rule was taken to the history, how far it came and what it did. Its rows are <see cref="RowChange"/>s.</summary>
public sealed class RuleRun : ITenantOwned
{
    private RuleRun()
    {
    }

    public RuleRun(Guid id, Rule rule, Guid? jobId, DateTimeOffset now) => (Id, RuleId, RuleName, JobId, StartedAt) = (id, rule.Id, rule.Name, jobId, now);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The rule; it may be gone since.</summary>
    public Guid RuleId { get; private set; }

    public string RuleName { get; private set; } = "";

    /// <summary>The job that runs it, when the history is long.</summary>
    public Guid? JobId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Rows that the rule holds for.</summary>
    public int Matched { get; private set; }

    /// <summary>Rows that are other than before.</summary>
    public int Changed { get; private set; }

    /// <summary>Split lines among those matched, whose category the rule leaves to their parts.</summary>
    public int Skipped { get; private set; }

    public ChangeCounts Changes { get; private set; } = ChangeCounts.None;

    /// <summary>Rows that the undo put back.</summary>
    public int Restored { get; private set; }

    /// <summary>Rows that the undo left, because somebody changed them since.</summary>
    public int Kept { get; private set; }

    /// <summary>The last row done, by run or undo: whoever takes the work over goes on behind it.</summary>
    public Guid Cursor { get; private set; }

    /// <summary>Notes a batch; saved with the rows, so that a crash neither loses nor doubles any.</summary>
    public void Did(Guid last, int matched, int skipped, IReadOnlyList<ChangedFields> changed)
    {
        (Cursor, Matched, Skipped, Changed) = (last, Matched + matched, Skipped + skipped, Changed + changed.Count);
        foreach (var fields in changed) Changes = Changes.Plus(fields);
    }

    public void Finish(DateTimeOffset now) => (FinishedAt, Cursor) = (now, Guid.Empty);

    /// <summary>Notes a batch that was taken back.</summary>
    public void TookBack(Guid last, int restored, int kept) => (Cursor, Restored, Kept) = (last, Restored + restored, Kept + kept);

    public void Undo(DateTimeOffset now) => UndoneAt = now;
}

internal sealed class RuleRunTable : IEntityTypeConfiguration<RuleRun>
{
    public void Configure(EntityTypeBuilder<RuleRun> builder)
    {
        builder.ToTable("rule_runs");
        builder.HasKey(r => new { r.TenantId, r.Id });
        builder.Property(r => r.RuleName).HasMaxLength(80);
        builder.Property(r => r.Changes).HasColumnType("jsonb");
    }
}

/// <summary>
/// A run as people and programs see it. <c>skipped</c> are split lines, whose category the rule left to their parts; after
/// <c>undoUntil</c> the rows it changed are forgotten.
/// </summary>
public sealed record RuleRunView(
    Guid Id, Guid RuleId, string RuleName, Guid? JobId, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Matched, int Changed, int Skipped, ChangeCounts Changes,
    DateTimeOffset UndoUntil, DateTimeOffset? UndoneAt, int Restored, int Kept)
{
    /// <summary>The view of a run.</summary>
    public static RuleRunView Of(RuleRun r) =>
        new(r.Id, r.RuleId, r.RuleName, r.JobId, r.StartedAt, r.FinishedAt, r.Matched, r.Changed, r.Skipped, r.Changes, r.StartedAt + ChangeLog.Undoable, r.UndoneAt, r.Restored, r.Kept);
}
