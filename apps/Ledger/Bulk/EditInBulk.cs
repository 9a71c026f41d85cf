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
    private const int Shown = 50;

    /// <summary>What changed, or would. <c>id</c> and <c>undoUntil</c> are null in a dry run; <c>rows</c> shows the first fifty of one.</summary>
    public sealed record Response(
        Guid? Id, int Matched, int Changed, ChangeCounts Changes, int Lessons, DateTimeOffset? UndoUntil, IReadOnlyList<PreviewedRow> Rows);

    /// <summary>A row before and after.</summary>
    public sealed record PreviewedRow(Guid Id, DateOnly Date, string Description, decimal Amount, string Currency, EditedFields Before, EditedFields After);

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
        return TypedResults.Ok(new Response(edit.Id, found.Value.Count, changed.Count, counts, lessons, edit.EditedAt + BulkEdit.Undoable, []));
    }

    // Nothing is saved: the rows change in memory only, and the context goes with the request.
    private static Response Preview(List<Transaction> rows, BulkSet set)
    {
        var before = rows.Select(r => r.State()).ToList();
        foreach (var row in rows) BulkEditor.Set(row, set);
        var changed = rows.Select((row, i) => (Row: row, Before: before[i], Fields: before[i].DifferencesTo(row.State()))).Where(c => c.Fields.Any).ToList();
        var shown = changed.Take(Shown).Select(c => new PreviewedRow(
            c.Row.Id, c.Row.Date, c.Row.Description, c.Row.Amount, c.Row.Currency, EditedFields.Of(c.Before), EditedFields.Of(c.Row.State()))).ToList();
        var lessons = set.Category is null ? 0 : rows.DistinctBy(r => (r.Key, r.Direction)).Count();
        return new Response(null, rows.Count, changed.Count, changed.Aggregate(ChangeCounts.None, (all, one) => all.Plus(one.Fields)), lessons, null, shown);
    }
}

/// <summary>Undoes a bulk edit within 30 days: every row is as it was before, except what somebody changed since.</summary>
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
