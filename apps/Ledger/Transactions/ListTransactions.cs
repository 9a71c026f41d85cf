using System.Globalization;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>What a list of transactions is narrowed by; all optional, all together.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Category">A category or a group.</param>
/// <param name="Text">Words that description or note contain, without regard to accents and case.</param>
/// <param name="Amount">Exact signed amount, <c>&gt;500</c>, <c>&lt;500</c> (of the size, without sign) or <c>100..200</c>.</param>
/// <param name="Limit">1 to 500; 50 when absent.</param>
public sealed record TransactionFilter(
    [property: FromQuery(Name = "account")] Guid? Account, [property: FromQuery(Name = "from")] string? From, [property: FromQuery(Name = "to")] string? To,
    [property: FromQuery(Name = "category")] string? Category, [property: FromQuery(Name = "text")] string? Text, [property: FromQuery(Name = "amount")] string? Amount,
    [property: FromQuery(Name = "cursor")] string? Cursor, [property: FromQuery(Name = "limit")] int? Limit);

/// <summary>A page of transactions, newest day first.</summary>
public static class ListTransactions
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/bank/transactions", Handle).Can(Permission.ReadBooks).WithSummary("Movimientos / Transactions");

    private static async Task<Results<Ok<Page<TransactionView>>, Refusal>> Handle([AsParameters] TransactionFilter filter, LedgerDb db, CancellationToken cancellationToken)
    {
        var page = await TransactionPages.ReadAsync(db.Live, filter, cancellationToken);
        return page.IsOk
            ? TypedResults.Ok(new Page<TransactionView>(page.Value.Items.Select(TransactionView.Of).ToList(), page.Value.NextCursor))
            : page.Problem!.Refused();
    }
}

/// <summary>Reads pages of rows by a filter; shared by transactions and expenses.</summary>
public static class TransactionPages
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    /// <summary>One page, newest day first.</summary>
    public static async Task<Result<Page<Transaction>>> ReadAsync(IQueryable<Transaction> rows, TransactionFilter filter, CancellationToken cancellationToken)
    {
        var narrowed = Narrow(rows, filter);
        if (!narrowed.IsOk) return narrowed.Problem!;
        var query = narrowed.Value;
        if (filter.Cursor is { } text)
        {
            if (!DayCursor.TryParse(text, out var after)) return LedgerProblems.BadCursor;
            query = query.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.Date, t.Id), ValueTuple.Create(after.Day, after.Id)));
        }

        var limit = Math.Clamp(filter.Limit ?? DefaultLimit, 1, MaxLimit);
        var items = await query.AsNoTracking().OrderByDescending(t => t.Date).ThenByDescending(t => t.Id).Take(limit + 1).ToListAsync(cancellationToken);
        string? next = null;
        if (items.Count > limit)
        {
            items.RemoveAt(limit);
            next = new DayCursor(items[^1].Date, items[^1].Id).ToString();
        }

        return new Page<Transaction>(items, next);
    }

    private static Result<IQueryable<Transaction>> Narrow(IQueryable<Transaction> rows, TransactionFilter filter)
    {
        if (filter.Account is { } account) rows = rows.Where(t => t.AccountId == account);
        if (filter.From is { } fromText)
        {
            if (!TryDay(fromText, out var from)) return LedgerProblems.BadFilter.With("filter", "from");
            rows = rows.Where(t => t.Date >= from);
        }

        if (filter.To is { } toText)
        {
            if (!TryDay(toText, out var to)) return LedgerProblems.BadFilter.With("filter", "to");
            rows = rows.Where(t => t.Date <= to);
        }

        if (filter.Category is { } category)
        {
            var leaves = Taxonomy.LeavesOf(category);
            if (leaves.Count == 0) return LedgerProblems.UnknownCategory.With("category", category);
            rows = leaves.Count == 1 ? rows.Where(t => t.Category == leaves[0]) : rows.Where(t => leaves.Contains(t.Category));
        }

        foreach (var word in Fold.Upper(filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            rows = rows.Where(t => EF.Functions.Like(t.Search, $"%{Escape(word)}%", "\\"));
        }

        return filter.Amount is { } amount ? ByAmount(rows, amount) : Result<IQueryable<Transaction>>.Of(rows);
    }

    private static Result<IQueryable<Transaction>> ByAmount(IQueryable<Transaction> rows, string text)
    {
        if (text.Split("..") is [var low, var high] && TryAmount(low, out var from) && TryAmount(high, out var to))
            return Result<IQueryable<Transaction>>.Of(rows.Where(t => Math.Abs(t.Amount) >= from && Math.Abs(t.Amount) <= to));
        if (text.StartsWith('>') && TryAmount(text[1..], out var above)) return Result<IQueryable<Transaction>>.Of(rows.Where(t => Math.Abs(t.Amount) > above));
        if (text.StartsWith('<') && TryAmount(text[1..], out var below)) return Result<IQueryable<Transaction>>.Of(rows.Where(t => Math.Abs(t.Amount) < below));
        return TryAmount(text, out var exact) ? Result<IQueryable<Transaction>>.Of(rows.Where(t => t.Amount == exact)) : LedgerProblems.BadFilter.With("filter", "amount");
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool TryAmount(string text, out decimal amount) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);

    private static string Escape(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
