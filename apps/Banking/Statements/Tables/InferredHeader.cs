using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>
/// A table without names, understood by its contents: the column of days, one column of signed amounts (with or without the balance that
/// follows
/// from it), the longest text. Anything less certain is left to a mapping.
/// </summary>
internal static class InferredHeader
{
    private const int FewestRows = 2;

    public static TableHeader? Find(IReadOnlyList<TableRow> rows)
    {
        var filled = rows.Where(r => !r.IsBlank).ToList();
        var width = TableShape.Width(filled);
        var data = filled.Where(r => r.Cells.Length >= width).ToList();
        if (width < 3 || data.Count < FewestRows || data.Count * 10 < filled.Count * 9) return null;
        var days = Columns(width, data, c => DateText.TryRead(c, DateOrder.DayFirst, out _, out _) && c.Length >= 6 && !AmountOnly(c));
        if (days.Count == 0) return null;
        var amounts = Columns(width, data, c => AmountOnly(c)).Where(i => !days.Contains(i)).ToList();
        var amount = SignedAmount(data, amounts, out var balance);
        if (amount < 0) return null;
        var map = new ColumnMap();
        map.Set(ColumnRole.Date, days[0]);
        map.Set(ColumnRole.Amount, amount);
        if (balance >= 0) map.Set(ColumnRole.Balance, balance);
        var texts = Enumerable.Range(0, width).Where(i => !days.Contains(i) && !amounts.Contains(i)).ToList();
        if (texts.Count == 0) return null;
        map.Set(ColumnRole.Description, texts.MaxBy(i => data.Sum(r => r.Cell(i).Count(char.IsLetter))));
        return new TableHeader(-1, width, map, null, 1);
    }

    private static bool AmountOnly(string cell) =>
        cell.AsSpan().IndexOfAny('/', ':') < 0 && AmountText.TryRead(cell, null, out _, out _)
            && AmountText.SeparatorShownBy(cell) is not null;

    private static List<int> Columns(int width, List<TableRow> data, Func<string, bool> holds) =>
        [.. Enumerable.Range(0, width).Where(i => data.TrueForAll(r => holds(r.Cell(i))))];

    // One column with both signs is the amount; of two, the one from which the other follows.
    private static int SignedAmount(List<TableRow> data, List<int> amounts, out int balance)
    {
        balance = -1;
        if (amounts.Count == 1) return HasNegative(data, amounts[0]) ? amounts[0] : -1;
        if (amounts.Count != 2) return -1;
        foreach (var (amount, other) in ((int, int)[])[(amounts[0], amounts[1]), (amounts[1], amounts[0])])
        {
            if (!Follows(data, amount, other)) continue;
            balance = other;
            return amount;
        }

        return -1;
    }

    private static bool HasNegative(List<TableRow> data, int column) => data.Exists(r => Value(r, column) < 0);

    private static bool Follows(List<TableRow> data, int amount, int balance)
    {
        var (forward, backward) = (true, true);
        for (var i = 1; i < data.Count; i++)
        {
            forward &= Value(data[i], balance) - Value(data[i - 1], balance) == Value(data[i], amount);
            backward &= Value(data[i - 1], balance) - Value(data[i], balance) == Value(data[i - 1], amount);
        }

        return forward || backward;
    }

    private static decimal Value(TableRow row, int column) => AmountText.TryRead(row.Cell(column), null, out var value, out _) ? value : 0;
}
