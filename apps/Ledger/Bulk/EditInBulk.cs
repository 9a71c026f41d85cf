using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>Sets category, merchant or note of many rows at once; says first what would change, when asked to.</summary>
public static class EditInBulk
{
    /// <summary>
    /// What changed, or would. <c>id</c> and <c>undoUntil</c> are null in a dry run; <c>rows</c> shows the first fifty of one. <c>skipped</c> are
    /// split lines, whose category stays: <c>skippedRows</c> names the first five hundred.
    /// </summary>
    public sealed record Response(
        Guid? Id, int Matched, int Changed, ChangeCounts Changes, int Lessons, DateTimeOffset? UndoUntil, IReadOnlyList<PreviewedRow> Rows,
        int Skipped, IReadOnlyList<SkippedRow> SkippedRows);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/bank/transactions/bulk", Handle).Can(Permission.WriteBooks).Idempotent<LedgerDb>().WithSummary("Editar muchos movimientos / Edit many transactions");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(BulkRequest request, bool? dryRun, LedgerDb db, BulkEditor editor, CancellationToken cancellationToken)
    {
        if (request.Check() is { } problem) return problem.Refused();
        var found = await request.RowsAsync(db, cancellationToken);
        if (!found.IsOk) return found.Problem!.Refused();
        if (request.DryRun ?? dryRun ?? false) return TypedResults.Ok(Preview(found.Value, request.Set!));

        var (edit, changed, lessons) = await editor.EditAsync(found.Value, request.Set!, cancellationToken);
        var counts = changed.Aggregate(ChangeCounts.None, (all, one) => all.Plus(one));
        var skipped = SkippedOf(found.Value, request.Set!);
        return TypedResults.Ok(new Response(
            edit.Id, found.Value.Count, changed.Count, counts, lessons, edit.EditedAt + ChangeLog.Undoable, [], skipped.Count, skipped.Take(SkippedRow.Shown).ToList()));
    }

    // Nothing is saved: the rows change in memory only, and the context goes with the request.
    private static Response Preview(List<Transaction> rows, BulkSet set)
    {
        var before = rows.Select(r => r.State()).ToList();
        foreach (var row in rows) BulkEditor.Set(row, set);
        var changed = rows.Select((row, i) => (Row: row, Before: before[i], Fields: before[i].DifferencesTo(row.State()))).Where(c => c.Fields.Any).ToList();
        var shown = changed.Take(PreviewedRow.Shown).Select(c => PreviewedRow.Of(c.Row, c.Before)).ToList();
        var lessons = set.Category is null ? 0 : rows.Where(r => !r.IsSplit).DistinctBy(r => (r.Key, r.Direction)).Count();
        var skipped = SkippedOf(rows, set);
        return new Response(
            null, rows.Count, changed.Count, changed.Aggregate(ChangeCounts.None, (all, one) => all.Plus(one.Fields)), lessons, null, shown,
            skipped.Count, skipped.Take(SkippedRow.Shown).ToList());
    }

    private static IReadOnlyList<SkippedRow> SkippedOf(List<Transaction> rows, BulkSet set) => set.Category is null ? [] : SkippedRow.Of(rows);
}

/// <summary>Undoes a bulk edit within 90 days: every row is as it was before, except what somebody changed since.</summary>
public static class UndoBulkEdit
{
    /// <summary>Rows put back, and rows left because somebody changed them since.</summary>
    public sealed record Response(Guid Id, int Restored, int Kept);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/bank/transactions/bulk/{bulkId:guid}/undo", Handle).Can(Permission.WriteBooks).WithSummary("Deshacer una edición / Undo an edit");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(Guid bulkId, LedgerDb db, BulkEditor editor, CancellationToken cancellationToken)
    {
        var edit = await db.BulkEdits.SingleOrDefaultAsync(e => e.Id == bulkId, cancellationToken);
        if (edit is null) return CommonProblems.NotFound.Refused();
        var restored = await editor.UndoAsync(edit, cancellationToken);
        return restored.IsOk ? TypedResults.Ok(new Response(bulkId, restored.Value.Rows.Count, restored.Value.Kept)) : restored.Problem!.Refused();
    }
}
