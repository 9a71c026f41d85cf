using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Expenses;

/// <summary>The expenses, and one of them.</summary>
public static class ReadExpenses
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/expenses", List).Can(Permission.ReadBooks).WithSummary("Gastos / Expenses");
        routes.MapGet("/expenses/{id:guid}", One).Can(Permission.ReadBooks).WithSummary("Un gasto / One expense");
    }

    private static async Task<Results<Ok<Page<ExpenseView>>, Refusal>> List([AsParameters] TransactionFilter filter, LedgerDb db, CancellationToken cancellationToken)
    {
        var page = await TransactionPages.ReadAsync(db, db.Expenses(), filter, cancellationToken);
        return page.IsOk
            ? TypedResults.Ok(new Page<ExpenseView>(page.Value.Items.Select(ExpenseView.Of).ToList(), page.Value.NextCursor))
            : page.Problem!.Refused();
    }

    private static async Task<Results<Ok<ExpenseView>, Refusal>> One(Guid id, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        var row = await db.Expenses().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        context.SetETag(row.Version);
        return TypedResults.Ok(ExpenseView.Of(row));
    }
}
