using FinanceTracker.Ledger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>Writes down what one act does to rows, a batch at a time, and takes it back. Saves nothing by itself.</summary>
public sealed class ChangeLog(LedgerDb db, Guid actId)
{
    /// <summary>How long an act can be undone; what is written down of it is forgotten after that.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromDays(90);

    // An undo that was begun on the last day still finds all of it.
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);
    private readonly Dictionary<Guid, (Transaction Row, RowState Before)> open = [];

    /// <summary>Remembers how a row is before it is touched; the first look counts.</summary>
    public void Look(Transaction row) => open.TryAdd(row.Id, (row, row.State()));

    /// <summary>Adds the changes of the rows looked at to the context; returns what changed.</summary>
    public async Task<IReadOnlyList<ChangedFields>> NoteAsync(CancellationToken cancellationToken)
    {
        var changed = open.Values.Select(o => (o.Row, o.Before, After: o.Row.State())).Select(c => (c.Row, c.Before, c.After, Fields: c.Before.DifferencesTo(c.After)))
            .Where(c => c.Fields.Any).ToList();
        open.Clear();
        if (changed.Count == 0) return [];
        var ids = changed.Select(c => c.Row.Id).ToList();
        var noted = await db.RowChanges.Where(c => c.ActId == actId && ids.Contains(c.TransactionId)).ToDictionaryAsync(c => c.TransactionId, cancellationToken);
        foreach (var (row, before, after, _) in changed)
        {
            if (noted.TryGetValue(row.Id, out var earlier)) earlier.LeftAs(after);
            else db.RowChanges.Add(new RowChange(actId, row.Id, before, after));
        }

        return changed.Where(c => !noted.ContainsKey(c.Row.Id)).Select(c => c.Fields).ToList();
    }

    /// <summary>
    /// Takes back the next <paramref name="take"/> changes after a row; null when there are no more. A row that is gone, or of which
    /// somebody changed since all that the act had touched, is kept as it is.
    /// </summary>
    public async Task<Restored?> RestoreAsync(Guid after, int take, CancellationToken cancellationToken)
    {
        var changes = await db.RowChanges.AsNoTracking().Where(c => c.ActId == actId && c.TransactionId > after)
            .OrderBy(c => c.TransactionId).Take(take).ToListAsync(cancellationToken);
        if (changes.Count == 0) return null;
        var ids = changes.Select(c => c.TransactionId).ToList();
        var rows = await db.Transactions.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);
        var restored = new List<Transaction>();
        foreach (var change in changes)
        {
            if (!rows.TryGetValue(change.TransactionId, out var row)) continue;
            var now = row.State();
            var then = now.Undo(change.Before, change.After);
            if (!now.DifferencesTo(then).Any) continue;
            row.TakeBack(then);
            restored.Add(row);
        }

        return new Restored(changes[^1].TransactionId, changes.Count - restored.Count, restored);
    }

    /// <summary>Forgets the changes of acts that can no longer be undone. The acts themselves, and how many rows they changed, stay.</summary>
    public static async Task ForgetAsync(LedgerDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Undoable - Grace;
        await db.RowChanges.Where(c => db.RuleRuns.Any(r => r.Id == c.ActId && r.StartedAt < before)).ExecuteDeleteAsync(cancellationToken);
        await db.RowChanges.Where(c => db.BulkEdits.Any(e => e.Id == c.ActId && e.EditedAt < before)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// A transfer put back whose other leg has gone another way meanwhile would be half a transfer: such rows stay on their own. Call
    /// after the rows were saved.
    /// </summary>
    public static async Task LeaveNoHalvesAsync(LedgerDb db, IReadOnlyCollection<Guid> transfers, CancellationToken cancellationToken)
    {
        if (transfers.Count == 0) return;
        var halves = await db.Transactions.Where(t => t.TransferId != null && transfers.Contains(t.TransferId.Value))
            .GroupBy(t => t.TransferId).Where(g => g.Count() == 1).Select(g => g.Key).ToListAsync(cancellationToken);
        foreach (var half in await db.Transactions.Where(t => halves.Contains(t.TransferId)).ToListAsync(cancellationToken)) half.Unpair();
    }
}

/// <summary>What a step of an undo did.</summary>
/// <param name="Last">The row it came to.</param>
/// <param name="Kept">Rows that somebody changed since, or that are gone.</param>
/// <param name="Rows">The rows restored.</param>
public sealed record Restored(Guid Last, int Kept, IReadOnlyList<Transaction> Rows)
{
    /// <summary>Transfers that were put back.</summary>
    public IEnumerable<Guid> Transfers => Rows.Select(r => r.TransferId).OfType<Guid>();
}
