using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>What a list of transactions is narrowed by; all optional, all together.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Category">A category or a group.</param>
/// <param name="Text">Words that description or note contain, without regard to accents and case.</param>
/// <param name="Amount">Exact signed amount, <c>&gt;500</c>, <c>&lt;500</c> (of the size, without sign) or <c>100..200</c>.</param>
/// <param name="Limit">1 to 500; 50 when absent.</param>
/// <param name="Q">A search with operators.</param>
public sealed record TransactionFilter(
    [property: FromQuery(Name = "account")] Guid? Account, [property: FromQuery(Name = "from")] string? From, [property: FromQuery(Name = "to")] string? To,
    [property: FromQuery(Name = "category")] string? Category, [property: FromQuery(Name = "text")] string? Text, [property: FromQuery(Name = "amount")] string? Amount,
    [property: FromQuery(Name = "cursor")] string? Cursor, [property: FromQuery(Name = "limit")] int? Limit,
    [property: FromQuery(Name = "q")] string? Q);

/// <summary>A page of transactions, newest day first.</summary>
public static class ListTransactions
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/bank/transactions", Handle).Can(Permission.ReadBooks).WithSummary("Movimientos / Transactions").WithDescription(SearchQuery.Help);

    private static async Task<Results<Ok<Page<TransactionView>>, Refusal>> Handle([AsParameters] TransactionFilter filter, LedgerDb db, CancellationToken cancellationToken)
    {
        var page = await TransactionPages.ReadAsync(db, db.Live, filter, cancellationToken);
        if (!page.IsOk) return page.Problem!.Refused();
        var parts = await TransactionPages.PartsOfAsync(db, page.Value.Items, cancellationToken);
        return TypedResults.Ok(new Page<TransactionView>(page.Value.Items.Select(t => TransactionView.Of(t, parts[t.Id])).ToList(), page.Value.NextCursor));
    }
}
