using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Tax.Matching;

/// <summary>The tenant's lines, as Ledger keeps them.</summary>
public sealed class BookLines([FromKeyedServices(TaxApp.AppName)] AppCalls calls)
{
    private const int Page = 10_000;
    private const int Most = 100_000;

    /// <summary>Lines of the days, both included, oldest first; the first hundred thousand.</summary>
    public async Task<Result<IReadOnlyList<BookRow>>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var books = await WithAccountsAsync(from, to, cancellationToken);
        return books.IsOk ? Result<IReadOnlyList<BookRow>>.Of(books.Value.Rows) : books.Problem!;
    }

    /// <summary>The same with the tenant's accounts.</summary>
    public async Task<Result<BookRows>> WithAccountsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (rows, accounts) = (new List<BookRow>(), (IReadOnlyList<BookAccount>)[]);
        BookRowPlace? after = null;
        do
        {
            var page = await calls.PostAsync<ReadBookRows, BookRows>("ledger", "/internal/ledger/rows", new ReadBookRows(from, to, after, Page), cancellationToken);
            if (!page.IsOk) return page.Problem!;
            rows.AddRange(page.Value.Rows);
            (accounts, after) = (page.Value.Accounts, page.Value.Next);
        }
        while (after is not null && rows.Count < Most);
        return new BookRows(rows, accounts, after);
    }
}
