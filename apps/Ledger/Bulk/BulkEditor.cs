using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>
/// Edits many rows at once and takes it back. A category set so is the person's word for every row; the tenant's memory learns it once
/// for each merchant, not once for each row. Rows that were not selected stay as they are.
/// </summary>
public sealed class BulkEditor(LedgerDb db, Teacher teacher, BulkTools tools)
{
    private const int TaughtAtOnce = 25;
    private static readonly string Reasons = JsonSerializer.Serialize<CategoryReason[]>([new CategoryReason("correction", "Lo dijiste tú, junto con otros movimientos", 1)], ApiJson.Options);

    /// <summary>Sets in a row what is to be set; a split line keeps its category, which is its parts'.</summary>
    public static void Set(Transaction row, BulkSet set)
    {
        if (set.Merchant is { } merchant) row.NameMerchant(merchant.Trim(), byPerson: true);
        if (set.Note is { } note) row.Annotate(note, null);
        if (set.Category is { } category) row.Correct(category, Reasons);
    }

    /// <summary>Edits; returns the edit, what changed, and how many lessons were taught.</summary>
    public async Task<(BulkEdit Edit, IReadOnlyList<ChangedFields> Changed, int Lessons)> EditAsync(IReadOnlyList<Transaction> rows, BulkSet set, CancellationToken cancellationToken)
    {
        var now = tools.Time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var log = new ChangeLog(db, id);
        foreach (var row in rows)
        {
            log.Look(row);
            Set(row, set);
        }

        var changed = await log.NoteAsync(cancellationToken);
        var edit = db.BulkEdits.Add(new BulkEdit(id, changed.Count, now)).Entity;
        var lessons = set.Category is { } category ? Lessons(rows.Where(r => !r.IsSplit).ToList(), _ => category) : [];
        db.Note("transactions.edited", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await TeachAsync(lessons, cancellationToken);
        return (edit, changed, lessons.Count);
    }

    /// <summary>
    /// Takes an edit back, except what somebody changed since. The memory is told once for each merchant what its lines are again: it
    /// believes the last word, which would else be the one taken back.
    /// </summary>
    public async Task<Result<Restored>> UndoAsync(BulkEdit edit, CancellationToken cancellationToken)
    {
        var now = tools.Time.GetUtcNow();
        if (edit.UndoneAt is not null) return LedgerProblems.AlreadyUndone;
        if (now > edit.EditedAt + ChangeLog.Undoable) return LedgerProblems.UndoTooLate;
        var taught = await db.RowChanges.AsNoTracking().Where(c => c.ActId == edit.Id).ToDictionaryAsync(c => c.TransactionId, c => c.Before.DifferencesTo(c.After).Category, cancellationToken);
        var restored = await new ChangeLog(db, edit.Id).RestoreAsync(Guid.Empty, int.MaxValue, cancellationToken) ?? new Restored(Guid.Empty, 0, []);
        var lessons = Lessons(restored.Rows.Where(r => taught.GetValueOrDefault(r.Id) && r.Category != Transaction.Uncategorised).ToList(), MostCommon);
        edit.Undo(now);
        db.Note("transactions.restored", edit.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await TeachAsync(lessons, cancellationToken);
        return restored;
    }

    private List<Correction> Lessons(IReadOnlyList<Transaction> rows, Func<IEnumerable<Transaction>, string> category)
    {
        var now = tools.Time.GetUtcNow();
        var lessons = rows.GroupBy(r => (r.Key, r.Direction)).Select(g => new Correction(Guid.CreateVersion7(now), g.First(), category(g), now)).ToList();
        foreach (var lesson in lessons)
        {
            db.Corrections.Add(lesson);
            db.Publish(new CategoryCorrected(db.Tenant.Value, lesson.Id));
        }

        return lessons;
    }

    private static string MostCommon(IEnumerable<Transaction> rows) =>
        rows.GroupBy(r => r.Category, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;

    // The events teach all of them; the first are asked for at once, so that the very next line is right.
    private async Task TeachAsync(List<Correction> lessons, CancellationToken cancellationToken)
    {
        if (lessons.Count == 0) return;
        tools.Signal.Wake();
        foreach (var lesson in lessons.Take(TaughtAtOnce)) await teacher.TeachNowAsync(lesson, cancellationToken);
    }
}

/// <summary>What bulk edits need of the platform.</summary>
public sealed record BulkTools(TimeProvider Time, WorkSignal Signal);
