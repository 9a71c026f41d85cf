using FinanceTracker.Banking.Statements.Layouts;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>The header of a table: which row, which columns, and the bank whose layout it is.</summary>
/// <param name="RowIndex">Index of the row; -1 when the table has no header.</param>
/// <param name="Width">Cells of the header row.</param>
/// <param name="Score">How sure: columns understood, those of a bank first.</param>
internal sealed record TableHeader(int RowIndex, int Width, ColumnMap Columns, BankLayout? Layout, int Score)
{
    /// <summary>Preambles longer than this are no preambles.</summary>
    public const int RowsSearched = 200;

    private const int BankBonus = 1000;

    /// <summary>The person's mapping by which the columns are known; null when they were recognised.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>Whether the mapping was given with an earlier file.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>The best header among the first rows, or null.</summary>
    public static TableHeader? Find(IReadOnlyList<TableRow> rows)
    {
        TableHeader? best = null;
        for (var i = 0; i < Math.Min(rows.Count, RowsSearched); i++)
        {
            var found = At(rows[i], i);
            if (found is not null && (best is null || found.Score > best.Score)) best = found;
        }

        return best;
    }

    /// <summary>The header this row is, or null.</summary>
    public static TableHeader? At(TableRow row, int index)
    {
        var keys = Keys(row);
        if (keys is null) return null;
        TableHeader? best = null;
        foreach (var layout in BankLayouts.All)
        {
            var (map, matched) = Match(layout, keys);
            if (map is not null && (best is null || BankBonus + matched > best.Score))
                best = new TableHeader(index, keys.Count, map, layout, BankBonus + matched);
        }

        if (best is not null) return best;
        var (generic, count) = GenericHeaders.Match(keys);
        if (!generic.CanRead) return null;
        PreferOneWay(generic);
        return new TableHeader(index, keys.Count, generic, null, count);
    }

    // Both columns of a pair say more than one amount; half a pair says less.
    private static void PreferOneWay(ColumnMap map)
    {
        if (!map.Has(ColumnRole.Amount)) return;
        if (map.Has(ColumnRole.In) && map.Has(ColumnRole.Out))
        {
            map.Drop(ColumnRole.Amount);
            map.Drop(ColumnRole.Direction);
            return;
        }

        map.Drop(ColumnRole.In);
        map.Drop(ColumnRole.Out);
    }

    private static List<string>? Keys(TableRow row)
    {
        var keys = new List<string>(row.Cells.Length);
        var filled = 0;
        foreach (var cell in row.Cells)
        {
            var bare = CellText.Bare(cell);
            var key = bare.IsEmpty ? "" : HeaderName.Key(bare.Length == cell.Length ? cell : bare.ToString());
            if (key.Length > 0)
            {
                filled++;
                // A header has words; a row of movements has a day.
                if (char.IsAsciiDigit(key[0]) && DateText.TryRead(bare, DateOrder.DayFirst, out _, out _)) return null;
            }

            keys.Add(key);
        }

        while (keys.Count > 0 && keys[^1].Length == 0) keys.RemoveAt(keys.Count - 1);
        return filled >= 2 ? keys : null;
    }

    private static (ColumnMap? Map, int Matched) Match(BankLayout layout, List<string> keys)
    {
        var map = new ColumnMap();
        var taken = new bool[keys.Count];
        var matched = 0;
        foreach (var column in layout.Columns)
        {
            var at = IndexOf(column, keys, taken);
            if (at < 0)
            {
                if (column.Required) return (null, 0);
                continue;
            }

            taken[at] = true;
            matched++;
            map.Set(column.Role, at);
        }

        return (map, matched);
    }

    private static int IndexOf(LayoutColumn column, List<string> keys, bool[] taken)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (taken[i]) continue;
            foreach (var header in column.Headers)
            {
                if (header.Is(keys[i])) return i;
            }
        }

        return -1;
    }
}
