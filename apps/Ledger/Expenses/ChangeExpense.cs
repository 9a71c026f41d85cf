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

/// <summary>Changes an expense, guarded by If-Match. What the bank printed stays the bank's.</summary>
public static class ChangeExpense
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/expenses/{id:guid}", Handle).Can(Permission.WriteBooks).WithSummary("Cambiar un gasto / Change an expense");

    private static async Task<Results<Ok<ExpenseView>, Refusal>> Handle(
        Guid id, ExpenseRequest request, HttpContext context, LedgerDb db, Teacher teacher, CancellationToken cancellationToken)
    {
        var row = await db.Expenses().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        if (request.Check() is { } problem) return problem.Refused();
        if (ETags.Check(context.Request, row.Version) is { } stale) return stale.Refused();
        if (request.AccountId is { } account && (account != row.AccountId || request.CurrencyCode != row.Currency)
            && !await db.Accounts.AnyAsync(a => a.Id == account && a.Currency == request.CurrencyCode, cancellationToken))
        {
            return CommonProblems.NotFound.With("field", "accountId").Refused();
        }

        if (row.Source == TransactionSource.Statement && TouchesTheBanksFacts(row, request)) return LedgerProblems.BankRowLocked.Refused();
        if (row.IsSplit && (request.Amount != -row.Amount || (request.Category is { } other && other != row.Category))) return LedgerProblems.SplitLine.Refused();
        if (await ComesShortAsync(db, row, request, cancellationToken)) return LedgerProblems.RefundedExpense.Refused();
        if (row.Source == TransactionSource.Manual)
        {
            row.Restate(request.Date!.Value, request.Description!.Trim(), -request.Amount!.Value, request.CurrencyCode);
            row.MoveTo(request.AccountId);
        }

        row.Annotate(request.Note ?? "", request.Tags ?? []);
        db.Note("expense.changed", id.ToString("D"));
        if (request.Category is { } category && category != row.Category) await teacher.CorrectAsync(row, category, cancellationToken);
        else await db.SaveChangesAsync(cancellationToken);
        context.SetETag(row.Version);
        return TypedResults.Ok(ExpenseView.Of(row));
    }

    // A refund is linked to an expense of the same account and currency, and never to less than itself.
    private static async Task<bool> ComesShortAsync(LedgerDb db, Transaction row, ExpenseRequest request, CancellationToken cancellationToken)
    {
        var back = await db.Live.Where(t => t.RefundOf == row.Id).SumAsync(t => t.Amount, cancellationToken);
        return back > 0 && (request.Amount < back || request.CurrencyCode != row.Currency || request.AccountId != row.AccountId);
    }

    private static bool TouchesTheBanksFacts(Transaction row, ExpenseRequest request) =>
        request.Date != row.Date || request.Amount != -row.Amount || request.CurrencyCode != row.Currency
        || request.Description!.Trim() != row.Description || request.AccountId != row.AccountId;
}
