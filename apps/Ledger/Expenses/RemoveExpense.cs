using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Expenses;

/// <summary>Removes an expense, and brings it back: nothing is lost.</summary>
public static class RemoveExpense
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/expenses/{id:guid}", Remove).Can(Permission.WriteBooks).WithSummary("Quitar un gasto / Remove an expense");
        routes.MapPost("/expenses/{id:guid}/restore", Restore).Can(Permission.WriteBooks).WithSummary("Recuperar un gasto / Bring an expense back");
    }

    private static async Task<Results<NoContent, Refusal>> Remove(Guid id, HttpContext context, LedgerDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var row = await db.Expenses().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, row.Version) is { } stale) return stale.Refused();
        row.Remove(time.GetUtcNow());
        db.Note("expense.removed", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ExpenseView>, Refusal>> Restore(Guid id, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        var row = await db.Transactions.SingleOrDefaultAsync(t => t.Id == id && t.DeletedAt != null && t.Amount < 0, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        row.Restore();
        db.Note("expense.restored", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        context.SetETag(row.Version);
        return TypedResults.Ok(ExpenseView.Of(row));
    }
}
