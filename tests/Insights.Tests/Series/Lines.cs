using System.Globalization;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Insights.Tests.Series;

/// <summary>Lines written by hand.</summary>
internal static class Lines
{
    public static readonly Guid Account = new("00000000-0000-0000-0000-0000000000aa");

    public static BookRow Row(string day, string text, decimal amount, string category = "other_uncategorized") => Row(DateOnly.Parse(day, CultureInfo.InvariantCulture), text, amount, category);

    public static BookRow Row(DateOnly day, string text, decimal amount, string category = "other_uncategorized") =>
        new(new Guid(day.DayNumber, (short)text.Length, (short)(Math.Abs((int)amount) % 30_000), BitConverter.GetBytes(StableHash(text))), Account, day, amount, "MXN", text, DescriptorKey.Of(text), category, false, null);

    /// <summary>One line a month on a day of the month, moved to Monday from a weekend.</summary>
    public static IEnumerable<BookRow> Monthly(string first, int count, string text, decimal amount, string category = "other_uncategorized")
    {
        var start = DateOnly.Parse(first, CultureInfo.InvariantCulture);
        return Enumerable.Range(0, count).Select(i => Row(GeneratedLedger.Forward(start.AddMonths(i)), text, amount, category));
    }

    public static List<BookRow> InOrder(this IEnumerable<BookRow> rows) => [.. rows.OrderBy(r => r.Date).ThenBy(r => r.Id)];

    private static long StableHash(string text) => text.Aggregate(17L, (hash, c) => unchecked((hash * 31) + c));
}
