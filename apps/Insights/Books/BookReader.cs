using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Insights.Books;

/// <summary>The books of a tenant as the models see them: two years of lines, oldest first, and the accounts.</summary>
public sealed record TenantBooks(IReadOnlyList<BookRow> Rows, IReadOnlyList<BookAccount> Accounts);

/// <summary>Reads the tenant's books from Ledger, page by page. Nothing is kept: the next call sees rows written meanwhile.</summary>
public sealed class BookReader([FromKeyedServices(InsightsApp.AppName)] AppCalls calls)
{
    private const int Months = 24;
    private const int Page = 10_000;
    private const int MostRows = 200_000;

    /// <summary>The last 24 months up to <paramref name="today"/>; fewer, halving, for a tenant with more lines than a call may hold.</summary>
    public async Task<Result<TenantBooks>> ReadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        for (var months = Months; ; months /= 2)
        {
            var read = await ReadSinceAsync(today.AddMonths(-months), today, shorten: months > 1, cancellationToken);
            if (!read.IsOk) return read.Problem!;
            if (read.Value is { } books) return books;
        }
    }

    private async Task<Result<TenantBooks?>> ReadSinceAsync(DateOnly from, DateOnly to, bool shorten, CancellationToken cancellationToken)
    {
        var rows = new List<BookRow>();
        IReadOnlyList<BookAccount> accounts = [];
        BookRowPlace? after = null;
        do
        {
            var page = await calls.PostAsync<ReadBookRows, BookRows>("ledger", "/internal/ledger/rows", new ReadBookRows(from, to, after, Page), cancellationToken);
            if (!page.IsOk) return page.Problem!;
            rows.AddRange(page.Value.Rows);
            (accounts, after) = (page.Value.Accounts, page.Value.Next);
            if (after is not null && rows.Count >= MostRows)
            {
                if (shorten) return (TenantBooks?)null;
                break;
            }
        }
        while (after is not null);
        return new TenantBooks(rows, accounts);
    }
}
