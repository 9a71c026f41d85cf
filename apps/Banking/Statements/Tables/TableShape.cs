using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>Whether rows are a table at all, for the refusal that helps.</summary>
internal static class TableShape
{
    private const int FewestColumns = 3;
    private const int LongestName = 60;

    /// <summary>The number of cells most rows have, 0 when they have no such number.</summary>
    public static int Width(IReadOnlyList<TableRow> rows)
    {
        var widths = rows.Where(r => !r.IsBlank).GroupBy(Filled).Where(g => g.Key >= FewestColumns).OrderByDescending(g =>
            g.Count() * g.Key).FirstOrDefault();
        var filled = rows.Count(r => !r.IsBlank);
        if (widths is null) return 0;
        return widths.Count() * 2 >= filled ? widths.Key : 0;
    }

    /// <summary>The names of the columns, or null when the rows are no table.</summary>
    public static IReadOnlyList<string>? Columns(IReadOnlyList<TableRow> rows)
    {
        var width = Width(rows);
        if (width == 0) return null;
        var header = rows.FirstOrDefault(r => Filled(r) >= width);
        if (header.Cells is null || Array.Exists(header.Cells, c => c.Length > LongestName)) return null;
        return [.. header.Cells.Select(DescriptionText.Clean)];
    }

    private static int Filled(TableRow row)
    {
        var length = row.Cells.Length;
        while (length > 0 && string.IsNullOrWhiteSpace(row.Cells[length - 1])) length--;
        return length;
    }
}
