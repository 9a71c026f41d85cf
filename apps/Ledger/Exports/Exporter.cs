using System.Runtime.CompilerServices;
using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Exports;

/// <summary>Which lines leave, and how.</summary>
public sealed record ExportOrder(string? Format, string? From, string? To, Guid? Account, string? Category, bool English, bool Bom)
{
    /// <summary>The format asked for; only after <see cref="Exporter.CheckAsync"/>.</summary>
    public ExportFormat AskedFormat() => ExportFormat.Of(Format)!;

    /// <summary>Headers and byte order mark.</summary>
    public ExportStyle Style() => new(English, Bom);

    /// <summary>The lines as a filter of the list.</summary>
    public BulkFilter Filter() => new(Account, From, To, Category, null, null);
}

/// <summary>Reads lines for an export, oldest first, a page at a time: no cursor of the database stays open while somebody's line is slow.</summary>
public sealed class Exporter(LedgerDb db, TenantKeys keys)
{
    private const int PageSize = 2000;

    /// <summary>Why this order cannot be served; null when it can. Somebody else's account is one that does not exist.</summary>
    public async Task<Problem?> CheckAsync(ExportOrder order, CancellationToken cancellationToken)
    {
        if (ExportFormat.Of(order.Format) is null) return LedgerProblems.UnknownFormat;
        if ((await order.Filter().RowsAsync(db, cancellationToken)).Problem is { } problem) return problem;
        return order.Account is { } account && !await db.Accounts.AnyAsync(a => a.Id == account, cancellationToken)
            ? CommonProblems.NotFound.With("field", "account")
            : null;
    }

    /// <summary>The rows that an order is about.</summary>
    public async Task<IQueryable<Transaction>> RowsAsync(ExportOrder order, CancellationToken cancellationToken) => (await order.Filter().RowsAsync(db, cancellationToken)).Value;

    /// <summary>The lines.</summary>
    public async IAsyncEnumerable<ExportRow> ReadAsync(ExportOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(cancellationToken);
        var rows = await RowsAsync(order, cancellationToken);
        var (day, id) = (DateOnly.MinValue, Guid.Empty);
        List<Transaction> page;
        do
        {
            var (lastDay, lastId) = (day, id);
            page = await rows.AsNoTracking()
                .Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Date, t.Id), ValueTuple.Create(lastDay, lastId)))
                .OrderBy(t => t.Date).ThenBy(t => t.Id).Take(PageSize).ToListAsync(cancellationToken);
            var parts = await TransactionPages.PartsOfAsync(db, page, cancellationToken);
            foreach (var row in page) yield return ExportRow.Of(row, row.AccountId is { } account ? accounts.GetValueOrDefault(account) : null, parts[row.Id]);
            if (page.Count > 0) (day, id) = (page[^1].Date, page[^1].Id);
        }
        while (page.Count == PageSize);
    }

    private async Task<Dictionary<Guid, ExportAccount>> AccountsAsync(CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.AsNoTracking().ToListAsync(cancellationToken);
        if (accounts.Count == 0) return [];
        var key = await keys.OpenAsync(db, cancellationToken);
        return accounts.ToDictionary(a => a.Id, a => ExportAccount.Of(a, key));
    }
}
