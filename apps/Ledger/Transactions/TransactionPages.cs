using System.Globalization;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Splits;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>Reads pages of rows by a filter; shared by transactions and expenses.</summary>
public static class TransactionPages
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    /// <summary>One page, newest day first.</summary>
    public static async Task<Result<Page<Transaction>>> ReadAsync(LedgerDb db, IQueryable<Transaction> rows, TransactionFilter filter, CancellationToken cancellationToken)
    {
        var narrowed = await NarrowAsync(db, rows, filter, cancellationToken);
        if (!narrowed.IsOk) return narrowed.Problem!;
        var query = narrowed.Value;
        if (filter.Cursor is { } text)
        {
            if (!DayCursor.TryParse(text, out var after)) return LedgerProblems.BadCursor;
            query = query.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.Date, t.Id), ValueTuple.Create(after.Day, after.Id)));
        }

        // Which rows, from the paging index alone (it carries what filters look at); then those rows, whole.
        var limit = Math.Clamp(filter.Limit ?? DefaultLimit, 1, MaxLimit);
        var ids = query.OrderByDescending(t => t.Date).ThenByDescending(t => t.Id).Take(limit + 1).Select(t => t.Id);
        var items = await db.Transactions.AsNoTracking().Where(t => ids.Contains(t.Id)).OrderByDescending(t => t.Date).ThenByDescending(t => t.Id).ToListAsync(cancellationToken);
        string? next = null;
        if (items.Count > limit)
        {
            items.RemoveAt(limit);
            next = new DayCursor(items[^1].Date, items[^1].Id).ToString();
        }

        return new Page<Transaction>(items, next);
    }

    /// <summary>The parts of the split rows among these, by row. Asks only when there are any.</summary>
    public static async Task<ILookup<Guid, Part>> PartsOfAsync(LedgerDb db, IReadOnlyList<Transaction> rows, CancellationToken cancellationToken)
    {
        var split = rows.Where(t => t.IsSplit).Select(t => t.Id).ToList();
        var parts = split.Count == 0 ? [] : await db.Parts.AsNoTracking().Where(p => split.Contains(p.TransactionId)).ToListAsync(cancellationToken);
        return parts.ToLookup(p => p.TransactionId);
    }

    /// <summary>The view of one row, with its parts.</summary>
    public static async Task<TransactionView> ViewAsync(LedgerDb db, Transaction row, CancellationToken cancellationToken) =>
        TransactionView.Of(row, (await PartsOfAsync(db, [row], cancellationToken))[row.Id]);

    /// <summary>Rows of these categories; a split row when one of its parts is.</summary>
    internal static IQueryable<Transaction> InCategories(this IQueryable<Transaction> rows, LedgerDb db, IReadOnlyList<string> leaves) =>
        rows.Where(t => t.IsSplit ? db.Parts.Any(p => p.TransactionId == t.Id && leaves.Contains(p.Category)) : leaves.Contains(t.Category));

    /// <summary>Rows whose folded text contains it.</summary>
    internal static IQueryable<Transaction> Saying(this IQueryable<Transaction> rows, string folded, bool not = false)
    {
        var pattern = $"%{Escape(folded)}%";
        return not ? rows.Where(t => !EF.Functions.Like(t.Search, pattern, "\\")) : rows.Where(t => EF.Functions.Like(t.Search, pattern, "\\"));
    }

    /// <summary>Rows whose folded text begins with it.</summary>
    internal static IQueryable<Transaction> Beginning(this IQueryable<Transaction> rows, string folded)
    {
        var pattern = $"{Escape(folded)}%";
        return rows.Where(t => EF.Functions.Like(t.Search, pattern, "\\"));
    }

    /// <summary>The rows that a filter keeps.</summary>
    public static async Task<Result<IQueryable<Transaction>>> NarrowAsync(LedgerDb db, IQueryable<Transaction> rows, TransactionFilter filter, CancellationToken cancellationToken)
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
            rows = rows.InCategories(db, leaves);
        }

        foreach (var word in Fold.Upper(filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) rows = rows.Saying(word);
        if (filter.Amount is { } amount)
        {
            var sized = ByAmount(rows, amount);
            if (!sized.IsOk) return sized;
            rows = sized.Value;
        }

        return filter.Q is { } q ? await rows.SearchAsync(db, q, cancellationToken) : Result<IQueryable<Transaction>>.Of(rows);
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
