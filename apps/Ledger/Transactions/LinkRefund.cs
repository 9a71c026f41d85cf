using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>Says by hand which expense a refund gives back, or that it gives back none.</summary>
public static class LinkRefund
{
    private const string What =
        "La devolución baja lo gastado en la categoría del gasto, en el mes de la devolución, y deja de contar como ingreso. Si el gasto está dividido, baja la parte "
        + "del mismo importe o, si no hay, la mayor. / The refund lowers what was spent in the expense's category, in the month of the refund, and no longer counts as "
        + "income. Of a split expense it lowers the part of the same amount, or else the largest.";

    /// <summary>The expense that the money gives back: same account, at most 120 days before, not smaller.</summary>
    public sealed record Request(Guid? ExpenseId);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/bank/transactions/{id:guid}/refund-of", Link).Can(Permission.WriteBooks)
            .WithSummary("Vincular una devolución con su gasto / Link a refund to its expense").WithDescription(What);
        routes.MapDelete("/bank/transactions/{id:guid}/refund-of", Unlink).Can(Permission.WriteBooks)
            .WithSummary("Decir que no es la devolución de un gasto / Say that it is no expense's refund");
    }

    private static async Task<Results<Ok<TransactionView>, Refusal>> Link(Guid id, Request request, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.LockBooksAsync(cancellationToken);
        var row = await db.Live.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, row.Version) is { } stale) return stale.Refused();
        var expense = await db.Live.AsNoTracking().SingleOrDefaultAsync(t => t.Id == request.ExpenseId, cancellationToken);
        if (expense is null) return CommonProblems.NotFound.With("field", "expenseId").Refused();
        var before = await db.Live.Where(t => t.RefundOf == expense.Id && t.Id != id).SumAsync(t => t.Amount, cancellationToken);
        if (Check(row, expense, before) is { } problem) return problem.Refused();

        row.Refund(expense.Id, RefundSource.Person);
        db.Note("refund.linked", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.SetETag(row.Version);
        return TypedResults.Ok(TransactionView.Of(row));
    }

    private static async Task<Results<NoContent, Refusal>> Unlink(Guid id, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        var row = await db.Live.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, row.Version) is { } stale) return stale.Refused();
        row.Refund(null, RefundSource.Person);
        db.Note("refund.unlinked", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Why <paramref name="row"/> cannot be a refund of <paramref name="expense"/>, of which <paramref name="before"/> came back already; null when it can.</summary>
    public static Problem? Check(Transaction row, Transaction expense, decimal before)
    {
        if (row.IsSplit) return LedgerProblems.SplitLine;
        if (row.Amount <= 0 || row.TransferId is not null)
            return LedgerProblems.NotARefund.Because("Debe ser dinero que entra y no un traspaso.", "It must be money in and no transfer.");
        if (expense.Amount >= 0 || expense.TransferId is not null)
            return LedgerProblems.NotARefund.Because("El gasto debe ser dinero que sale y no un traspaso.", "The expense must be money out and no transfer.");
        if (row.Currency != expense.Currency || row.AccountId != expense.AccountId)
            return LedgerProblems.NotARefund.Because("Son de cuentas distintas.", "They are of different accounts.");
        if (row.Date.DayNumber - expense.Date.DayNumber is < 0 or > RefundMatching.MaxDays)
            return LedgerProblems.NotARefund.Because("El gasto debe ser anterior, a lo más 120 días.", "The expense must come before, at most 120 days.");
        if (before + row.Amount > -expense.Amount)
            return LedgerProblems.NotARefund.Because("Devuelve más de lo que queda del gasto.", "It gives back more than is left of the expense.").With("left", -expense.Amount - before);
        return null;
    }
}
