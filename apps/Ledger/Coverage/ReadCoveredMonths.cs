using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Coverage;

/// <summary>The accounts and the months in which they have rows, for Banking.</summary>
public static class ReadCoveredMonths
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/ledger/coverage", Handle).ForApps("banking");

    private static async Task<Ok<BooksCoverage>> Handle(ReadBooksCoverage request, LedgerDb db, CancellationToken cancellationToken)
    {
        _ = request;
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.CreatedAt).ToListAsync(cancellationToken);
        var counts = await db.Live.Where(t => t.AccountId != null)
            .GroupBy(t => new { AccountId = t.AccountId!.Value, t.Date.Year, t.Date.Month })
            .Select(g => new { g.Key.AccountId, g.Key.Year, g.Key.Month, Rows = g.Count() })
            .ToListAsync(cancellationToken);
        var months = counts.ToLookup(c => c.AccountId, c => new CoveredMonth(new DateOnly(c.Year, c.Month, 1), c.Rows));
        return TypedResults.Ok(new BooksCoverage(
            [.. accounts.Select(a => new CoveredAccount(a.Id, a.BankName, a.MaskedNumber, a.Currency, [.. months[a.Id].OrderBy(m => m.Month)]))]));
    }
}
