using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>
/// Takes a rule to the history and back, a batch at a time. Each batch is one save: rows, what was done to them and how far the run
/// is. What more specific rules have the say about, and what a person has said, stays.
/// </summary>
public sealed class RuleRunner(LedgerDb db, RuleBook book, RowCategoriser categoriser, TimeProvider time)
{
    private const int Batch = 1000;
    private const int Attempts = 5;

    /// <summary>True when a rule says that this row is no leg of the transfer it is paired in.</summary>
    public static bool Separates(RuleDecision decision, Transaction row) => row.TransferId is not null && decision.Transfer?.Actions.Transfer == false;

    /// <summary>Runs, from where the run stands to the end of the history.</summary>
    public async Task RunAsync(RuleRun run, Rule rule, Func<int, Task> progress, CancellationToken cancellationToken)
    {
        var rules = await book.OpenAsync(cancellationToken);
        while (await TryAsync(run, () => StepAsync(run, rule, rules, cancellationToken), cancellationToken)) await progress(run.Matched);
        run.Finish(time.GetUtcNow());
        db.Note("rule.ran", run.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Puts back what the run changed, except what somebody changed since.</summary>
    public async Task UndoAsync(RuleRun run, Func<int, Task> progress, CancellationToken cancellationToken)
    {
        var log = new ChangeLog(db, run.Id);
        var transfers = new HashSet<Guid>();
        while (await TryAsync(run, () => StepBackAsync(run, log, transfers, cancellationToken), cancellationToken)) await progress(run.Restored + run.Kept);
        await ChangeLog.LeaveNoHalvesAsync(db, transfers, cancellationToken);
        run.Undo(time.GetUtcNow());
        db.Note("rule.undone", run.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> StepAsync(RuleRun run, Rule rule, RuleSet rules, CancellationToken cancellationToken)
    {
        var after = run.Cursor;
        var rows = await rule.Conditions.Narrow(db.Live).Where(t => t.Id > after).OrderBy(t => t.Id).Take(Batch).ToListAsync(cancellationToken);
        if (rows.Count == 0) return false;
        var log = new ChangeLog(db, run.Id);
        var matched = rows.Where(r => rule.Conditions.Hold(RuleLine.Of(r))).Select(r => (Row: r, Decision: rules.Decide(r).Of(rule.Id))).ToList();
        foreach (var (row, _) in matched) log.Look(row);
        await SeparateAsync(matched.Where(m => Separates(m.Decision, m.Row)).Select(m => m.Row).ToList(), log, cancellationToken);
        foreach (var (row, decision) in matched) rules.Apply(row, decision);
        run.Did(rows[^1].Id, matched.Count, matched.Count(m => m.Decision.Skips(m.Row)), await log.NoteAsync(cancellationToken));
        db.Note("rule.ran", run.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    // Both legs are rows of their own again, and the models say what they are.
    private async Task SeparateAsync(List<Transaction> rows, ChangeLog log, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        var transfers = rows.Select(r => r.TransferId).ToList();
        var legs = await db.Transactions.Where(t => transfers.Contains(t.TransferId)).ToListAsync(cancellationToken);
        foreach (var leg in legs)
        {
            log.Look(leg);
            leg.Unpair();
        }

        await categoriser.CategoriseAsync(legs.Where(l => l.CategorySource == CategorySource.None).ToList(), _ => Task.CompletedTask, cancellationToken);
    }

    private async Task<bool> StepBackAsync(RuleRun run, ChangeLog log, HashSet<Guid> transfers, CancellationToken cancellationToken)
    {
        if (await log.RestoreAsync(run.Cursor, Batch, cancellationToken) is not { } restored) return false;
        run.TookBack(restored.Last, restored.Rows.Count, restored.Kept);
        db.Note("rule.undone", run.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        transfers.UnionWith(restored.Transfers);
        return true;
    }

    // Somebody may change a row while a batch holds it: the batch is read and done again.
    private async Task<bool> TryAsync(RuleRun run, Func<Task<bool>> step, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                return await step();
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                await db.Entry(run).ReloadAsync(cancellationToken);
            }
            finally
            {
                LetGo();
            }
        }
    }

    // The job and its run stay tracked: whoever runs the job saves them at the end.
    private void LetGo()
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is Transaction or RowChange or AuditEntry).ToList()) entry.State = EntityState.Detached;
    }
}
