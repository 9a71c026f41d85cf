using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>Gives models and taxes lines of the books, oldest first, a page at a time.</summary>
public static class RowsForApps
{
    /// <summary>10,000 lines of about 250 bytes stay below the 4 MB that service invocation carries.</summary>
    private const int MaxLimit = 10_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/ledger/rows", Handle).ForApps("insights", "tax");

    private static async Task<Results<Ok<BookRows>, Refusal>> Handle(ReadBookRows request, LedgerDb db, CancellationToken cancellationToken)
    {
        var problem = new FieldErrors()
            .When(request.Limit is < 1 or > MaxLimit, "limit", "De 1 a 10,000.", "1 to 10,000.")
            .When(request.From > request.To, "from", "Es posterior a «to».", "It is later than 'to'.")
            .ToProblem();
        if (problem is not null) return problem.ForApps().Refused();

        var rows = await PageOf(db, request).ToListAsync(cancellationToken);
        BookRowPlace? next = null;
        if (rows.Count > request.Limit)
        {
            rows.RemoveAt(request.Limit);
            next = new BookRowPlace(rows[^1].Date, rows[^1].Id);
        }

        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Kind, a.Currency, a.Balance }).ToListAsync(cancellationToken);
        return TypedResults.Ok(new BookRows(rows, accounts.Select(a => new BookAccount(a.Id, a.Kind.ToString().ToLowerInvariant(), a.Currency, a.Balance)).ToList(), next));
    }

    private static IQueryable<BookRow> PageOf(LedgerDb db, ReadBookRows request)
    {
        var (from, to) = (request.From, request.To);
        var rows = db.Live.Where(t => t.Date >= from && t.Date <= to);
        if (request.After is { } after) rows = rows.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Date, t.Id), ValueTuple.Create(after.Date, after.Id)));
        return rows.AsNoTracking().OrderBy(t => t.Date).ThenBy(t => t.Id).Take(request.Limit + 1)
            .Select(t => new BookRow(
                t.Id, t.AccountId, t.Date, t.Amount, t.Currency, t.Description, t.Key, t.Category, t.TransferId != null, t.TrackingKey ?? t.Reference));
    }
}
