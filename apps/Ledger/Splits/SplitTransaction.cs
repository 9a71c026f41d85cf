using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Splits;

/// <summary>Splits a transaction into parts that add up to it, and takes the parts back. Summary and budgets count the parts.</summary>
public static class SplitTransaction
{
    /// <summary>All parts, in order; what was there before is replaced.</summary>
    public sealed record Request(IReadOnlyList<PartRequest>? Parts);

    /// <summary>One part; <c>amount</c> is signed as the transaction's.</summary>
    public sealed record PartRequest(decimal Amount, string? Category, string? Note);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/bank/transactions/{id:guid}/splits", Split).Can(Permission.WriteBooks).WithSummary("Dividir un movimiento / Split a transaction")
            .WithDescription("De 2 a 20 partes del mismo signo que suman exactamente el importe. El resumen y el presupuesto cuentan las partes. / "
                + "2 to 20 parts of the same sign that add up to the amount exactly. Summary and budget count the parts.");
        routes.MapDelete("/bank/transactions/{id:guid}/splits", Join).Can(Permission.WriteBooks).WithSummary("Quitar la división / Take a split back");
    }

    private static async Task<Results<Ok<TransactionView>, Refusal>> Split(Guid id, Request request, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.LockBooksAsync(cancellationToken);
        var row = await db.Live.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, row.Version) is { } stale) return stale.Refused();
        if (Check(row, request.Parts ?? []) is { } problem) return problem.Refused();

        await db.Parts.Where(p => p.TransactionId == id).ExecuteDeleteAsync(cancellationToken);
        var parts = request.Parts!.Select((p, i) => new Part(id, i, p.Amount, p.Category!, p.Note ?? "")).ToList();
        db.Parts.AddRange(parts);
        row.Split();
        db.Note("transaction.split", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.SetETag(row.Version);
        return TypedResults.Ok(TransactionView.Of(row, parts));
    }

    private static async Task<Results<NoContent, Refusal>> Join(Guid id, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.LockBooksAsync(cancellationToken);
        var row = await db.Live.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, row.Version) is { } stale) return stale.Refused();

        await db.Parts.Where(p => p.TransactionId == id).ExecuteDeleteAsync(cancellationToken);
        row.Join();
        db.Note("transaction.joined", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Problem? Check(Transaction row, IReadOnlyList<PartRequest> parts)
    {
        if (parts.FirstOrDefault(p => p is null || !Taxonomy.IsKnown(p.Category ?? "")) is { } unknown) return LedgerProblems.UnknownCategory.With("category", unknown.Category);
        if (row.RefundOf is not null) return LedgerProblems.RefundIsLinked;
        return PartsMath.Check(row.Amount, parts.Select(p => p?.Amount ?? 0).ToList())
            ?? new FieldErrors()
                .When(parts.Any(p => p?.Note is { Length: > 500 }), "parts", "Cada nota, a lo más 500 caracteres.", "Each note, at most 500 characters.")
                .ToProblem();
    }
}
