using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Attachments;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Statements;

/// <summary>Takes an import back: its rows go, the other legs of its transfers are rows of their own again, balances are recomputed.</summary>
public static class UndoStagedStatement
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/ledger/statements/undo", Handle).ForApps("banking");

    private static async Task<Results<Ok<StatementUndone>, Refusal>> Handle(
        UndoStatement request, LedgerDb db, DocumentStore documents, WorkSignal signal, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await db.LockBooksAsync(cancellationToken);
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        if (import is null) return TypedResults.Ok(new StatementUndone(0));
        if (import.UndoneAt is not null) return LedgerProblems.ImportTakenBack.ForApps().Refused();

        var rows = db.Transactions.Where(t => t.ImportId == request.ImportId);
        var accounts = await rows.Select(t => t.AccountId).Distinct().ToListAsync(cancellationToken);
        var transfers = await rows.Where(t => t.TransferId != null).Select(t => t.TransferId).ToListAsync(cancellationToken);
        await db.Transactions.Where(t => transfers.Contains(t.TransferId)).ExecuteUpdateAsync(
            s => s.SetProperty(t => t.TransferId, (Guid?)null)
                .SetProperty(t => t.CategorySource, t => t.CategorySource == CategorySource.Transfer ? CategorySource.Model : t.CategorySource),
            cancellationToken);
        var attachments = await db.Attachments.Where(a => rows.Any(t => t.Id == a.TransactionId)).Select(a => a.Id).ToListAsync(cancellationToken);
        var removed = await rows.ExecuteDeleteAsync(cancellationToken);
        foreach (var account in accounts) await ResettleAsync(db, account!.Value, cancellationToken);

        import.Undo(time.GetUtcNow());
        db.Publish(new StatementUndoneEvent(db.Tenant.Value, request.ImportId, removed));
        db.Note("statement.undone", request.ImportId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Wake();

        // The rows took the attachments with them; bytes without a row would lie there for ever.
        foreach (var attachment in attachments) await documents.DeleteAsync(db.Tenant, Attachment.DocumentOf(attachment), CancellationToken.None);
        return TypedResults.Ok(new StatementUndone(removed));
    }

    private static async Task ResettleAsync(LedgerDb db, Guid accountId, CancellationToken cancellationToken)
    {
        var last = await db.Transactions.Where(t => t.AccountId == accountId && t.Balance != null)
            .OrderByDescending(t => t.Date).ThenByDescending(t => t.Id)
            .Select(t => new { t.Balance, t.Date }).FirstOrDefaultAsync(cancellationToken);
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, cancellationToken);
        account.Resettle(last?.Balance, last?.Date);
    }
}
