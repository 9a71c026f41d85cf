using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Expenses;

/// <summary>Adds an expense by hand; the category is guessed when none is sent.</summary>
public static class AddExpense
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/expenses", Handle).Can(Permission.WriteBooks).Idempotent<LedgerDb>().WithSummary("Registrar un gasto / Add an expense");

    private static async Task<Results<Created<ExpenseView>, Refusal>> Handle(
        ExpenseRequest request, HttpContext context, LedgerDb db, RowCategoriser categoriser, ExpenseTools tools, CancellationToken cancellationToken)
    {
        if (request.Check() is { } problem) return problem.Refused();
        if (request.AccountId is { } account && !await db.Accounts.AnyAsync(a => a.Id == account && a.Currency == request.CurrencyCode, cancellationToken))
            return CommonProblems.NotFound.With("field", "accountId").Refused();

        var now = tools.Time.GetUtcNow();
        var row = new Transaction(
            Guid.CreateVersion7(now), db.Tenant, request.AccountId, request.Date!.Value, request.Description!.Trim(), -request.Amount!.Value, request.CurrencyCode, TransactionSource.Manual, now);
        row.Annotate(request.Note, request.Tags);
        var waiting = 0;
        if (request.Category is { } category) row.Correct(category, "[]");
        else waiting = await categoriser.CategoriseAsync([row], _ => Task.CompletedTask, cancellationToken);

        db.Transactions.Add(row);
        db.Publish(new TransactionsRecorded(db.Tenant.Value, null, 1, waiting, row.Date, row.Date));
        db.Note("expense.added", row.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        tools.Signal.Wake();
        context.SetETag(row.Version);
        return TypedResults.Created($"/expenses/{row.Id:D}", ExpenseView.Of(row));
    }
}

/// <summary>What writing an expense needs of the platform.</summary>
public sealed record ExpenseTools(TimeProvider Time, WorkSignal Signal);
