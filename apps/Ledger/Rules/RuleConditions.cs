using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Ledger.Rules;

/// <summary>When a rule holds: every condition that is given must hold. Texts are kept folded (upper case, no accents).</summary>
/// <param name="TextContains">The bank's text contains it.</param>
/// <param name="TextEquals">The bank's text is it.</param>
/// <param name="TextStartsWith">The bank's text begins with it.</param>
/// <param name="MerchantKey">Lines of one merchant share this key; any line's text may be sent, its key is kept.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Direction"><c>in</c> or <c>out</c>.</param>
/// <param name="Amount">Exact size, without sign.</param>
/// <param name="AmountFrom">Smallest size, inclusive.</param>
/// <param name="AmountTo">Largest size, inclusive.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="MonthDayFrom">First day of the month, 1 to 31. From 28 to 3 spans the end of the month.</param>
/// <param name="MonthDayTo">Last day of the month.</param>
public sealed record RuleConditions(
    string? TextContains = null, string? TextEquals = null, string? TextStartsWith = null, string? MerchantKey = null, Guid? AccountId = null, string? Direction = null,
    decimal? Amount = null, decimal? AmountFrom = null, decimal? AmountTo = null, string? Currency = null, DateOnly? From = null, DateOnly? To = null,
    int? MonthDayFrom = null, int? MonthDayTo = null)
{
    /// <summary>True when nothing is asked: such a rule would hold for every row.</summary>
    public bool IsEmpty() => this == new RuleConditions();

    /// <summary>
    /// How narrow the rule is; the narrower wins. Whole text 1000 · merchant key 500 · beginning 200 and its letters · part of the text 100
    /// and its letters · exact amount 60 · account 40 · range of amounts 30 · days 20 · days of the month 20 · currency 10 · direction 10,
    /// all that are given added up. Equal scores: the newer rule.
    /// </summary>
    public int Specificity() =>
        (TextEquals is null ? 0 : 1000)
        + (MerchantKey is null ? 0 : 500)
        + (TextStartsWith is null ? 0 : 200 + TextStartsWith.Length)
        + (TextContains is null ? 0 : 100 + TextContains.Length)
        + (Amount is null ? 0 : 60)
        + (AccountId is null ? 0 : 40)
        + (AmountFrom is null && AmountTo is null ? 0 : 30)
        + (From is null && To is null ? 0 : 20)
        + (MonthDayFrom is null && MonthDayTo is null ? 0 : 20)
        + (Currency is null ? 0 : 10)
        + (Direction is null ? 0 : 10);

    /// <summary>The same conditions, as they are kept and compared.</summary>
    public RuleConditions Normalised() => this with
    {
        TextContains = Folded(TextContains),
        TextEquals = Folded(TextEquals),
        TextStartsWith = Folded(TextStartsWith),
        MerchantKey = string.IsNullOrWhiteSpace(MerchantKey) ? null : DescriptorKey.Of(MerchantKey),
        Currency = Currency?.ToUpperInvariant(),
        Direction = Direction?.ToLowerInvariant(),
    };

    /// <summary>True when the rule holds for a line. What is cheap is asked first: rules are tried on every line of an import.</summary>
    public bool Hold(RuleLine line)
    {
        if (Direction is { } direction && direction == "out" != line.Out) return false;
        if (AccountId is { } account && account != line.Row.AccountId) return false;
        if (Currency is { } currency && currency != line.Row.Currency) return false;
        return AmountHolds(line.Size) && DaysHold(line.Row.Date) && TextHolds(line);
    }

    /// <summary>The rows for which the rule may hold, as far as the database can tell; <see cref="Hold"/> decides.</summary>
    public IQueryable<Transaction> Narrow(IQueryable<Transaction> rows)
    {
        if (AccountId is { } account) rows = rows.Where(t => t.AccountId == account);
        if (Direction is { } direction) rows = direction == "out" ? rows.Where(t => t.Amount < 0) : rows.Where(t => t.Amount >= 0);
        if (Currency is { } currency) rows = rows.Where(t => t.Currency == currency);
        if (Amount is { } amount) rows = rows.Where(t => Math.Abs(t.Amount) == amount);
        if (AmountFrom is { } least) rows = rows.Where(t => Math.Abs(t.Amount) >= least);
        if (AmountTo is { } most) rows = rows.Where(t => Math.Abs(t.Amount) <= most);
        if (From is { } from) rows = rows.Where(t => t.Date >= from);
        if (To is { } to) rows = rows.Where(t => t.Date <= to);
        if (MerchantKey is { } key) rows = rows.Where(t => t.Key == key);

        // The column holds the folded text and, behind it, the note.
        if ((TextEquals ?? TextStartsWith) is { } start) rows = rows.Beginning(start);
        return TextContains is { } part ? rows.Saying(part) : rows;
    }

    private bool AmountHolds(decimal size) =>
        (Amount is null || Amount == size) && (AmountFrom is null || size >= AmountFrom) && (AmountTo is null || size <= AmountTo);

    private bool DaysHold(DateOnly day)
    {
        if (day < From || day > To) return false;
        if (MonthDayFrom is null && MonthDayTo is null) return true;
        var (first, last) = (MonthDayFrom ?? 1, MonthDayTo ?? 31);
        return first <= last ? day.Day >= first && day.Day <= last : day.Day >= first || day.Day <= last;
    }

    private bool TextHolds(RuleLine line) =>
        (MerchantKey is null || MerchantKey == line.Row.Key)
        && (TextEquals is null || TextEquals == line.Folded)
        && (TextStartsWith is null || line.Folded.StartsWith(TextStartsWith, StringComparison.Ordinal))
        && (TextContains is null || line.Folded.Contains(TextContains, StringComparison.Ordinal));

    private static string? Folded(string? text) => string.IsNullOrWhiteSpace(text) ? null : Fold.Upper(text.Trim());
}

/// <summary>A row as rules look at it: the bank's text is folded once for all of them.</summary>
public readonly record struct RuleLine(Transaction Row, string Folded, decimal Size, bool Out)
{
    /// <summary>The row as rules look at it.</summary>
    public static RuleLine Of(Transaction row) =>
        new(row, row.Note.Length == 0 ? row.Search : Fold.Upper(row.Description), Math.Abs(row.Amount), row.Amount < 0);
}
