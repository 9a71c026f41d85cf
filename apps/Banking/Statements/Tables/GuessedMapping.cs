using System.Globalization;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>A table that could not be read, shown so that a person can say what is what: headers, the first rows, and a guess.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">The first rows, card numbers masked.</param>
/// <param name="Guess">A mapping to begin with, as far as names and contents say; columns by number.</param>
internal sealed record UnreadTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, ColumnMapping Guess)
{
    private const int RowsShown = 5;
    private const int RowsLookedAt = 50;

    /// <summary>Null when the rows are no table.</summary>
    public static UnreadTable? Of(IReadOnlyList<TableRow> rows)
    {
        if (TableShape.Columns(rows) is not { } columns) return null;
        var width = columns.Count;
        var data = rows.Where(r => !r.IsBlank && Filled(r) * 2 >= width).Skip(1).Take(RowsLookedAt).ToList();
        var shown = data.Take(RowsShown).Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, width).Select(i => DescriptionText.Clean(r.Cell(i)))]).ToList();
        return new UnreadTable(columns, shown, GuessOf(columns, data));
    }

    // Names first; a column without a telling name by what most of its cells are.
    private static ColumnMapping GuessOf(IReadOnlyList<string> columns, List<TableRow> data)
    {
        var (named, _) = GenericHeaders.Match([.. columns.Select(HeaderName.Key)]);
        HashSet<int> taken = [.. Enum.GetValues<ColumnRole>().Where(named.Has).Select(r => named[r])];
        int? Pick(ColumnRole role, Func<int, bool> fits)
        {
            if (named.Has(role)) return named[role] + 1;
            var found = Enumerable.Range(0, columns.Count).Where(i => !taken.Contains(i) && fits(i)).Select(i => (int?)i).FirstOrDefault();
            if (found is { } column) taken.Add(column);
            return found + 1;
        }

        var isPair = named.Has(ColumnRole.In) || named.Has(ColumnRole.Out);
        var date = Pick(ColumnRole.Date, i => Most(data, i, c => c.Length >= 5 && !IsAmount(c) && IsDay(c)));
        var amount = isPair ? null : Pick(ColumnRole.Amount, i => Most(data, i, IsAmount));
        var balance = Pick(ColumnRole.Balance, i => Most(data, i, c => IsAmount(c) && AmountText.SeparatorShownBy(c) is not null));
        var description = Pick(ColumnRole.Description, i => Most(data, i, c => c.Count(char.IsLetter) >= 3 && !IsDay(c)));
        return new ColumnMapping
        {
            Date = Text(date),
            Description = Text(description),
            Amount = Text(amount),
            Balance = Text(balance),
            In = Text(isPair ? Pick(ColumnRole.In, _ => false) : null),
            Out = Text(isPair ? Pick(ColumnRole.Out, _ => false) : null),
        };
    }

    private static string? Text(int? column) => column?.ToString(CultureInfo.InvariantCulture);

    private static bool Most(List<TableRow> data, int column, Func<string, bool> fits)
    {
        var cells = data.Select(r => r.Cell(column)).Where(c => !string.IsNullOrWhiteSpace(c)).ToList();
        return cells.Count > 0 && cells.Count(fits) * 2 > cells.Count;
    }

    private static bool IsAmount(string cell) => cell.AsSpan().IndexOfAny('/', ':') < 0 && AmountText.TryRead(cell, null, out _, out _);

    private static bool IsDay(string cell) =>
        DateText.TryRead(cell, DateOrder.DayFirst, out _, out _) || DateText.TryRead(cell, DateOrder.MonthFirst, out _, out _);

    private static int Filled(TableRow row) => row.Cells.Count(c => !string.IsNullOrWhiteSpace(c));
}
