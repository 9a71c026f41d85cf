using System.Globalization;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>Finds the columns a person named, by header or by number.</summary>
internal static class MappedHeader
{
    /// <summary>The header the mapping describes, or null when a named column is nowhere or the mapping names no day and amount.</summary>
    public static TableHeader? Find(IReadOnlyList<TableRow> rows, ColumnMapping mapping)
    {
        var wanted = Wanted(mapping);
        if (mapping.HeaderLine is 0 || (mapping.HeaderLine is null && wanted.TrueForAll(w => Number(w.Name) is not null)))
            return WithoutNames(rows, mapping, wanted);
        for (var i = 0; i < Math.Min(rows.Count, TableHeader.RowsSearched); i++)
        {
            if (mapping.HeaderLine is { } line && rows[i].Line < line) continue;
            var map = Match(rows[i], wanted);
            if (map is not null && map.CanRead)
                return new TableHeader(i, rows[i].Cells.Length, map, TableHeader.At(rows[i], i)?.Layout, wanted.Count) { Mapping = mapping };
            if (mapping.HeaderLine is not null && !rows[i].IsBlank) return null;
        }

        return null;
    }

    /// <summary>The header that this very row is by the mapping, or null.</summary>
    public static TableHeader? On(TableRow row, int index, ColumnMapping mapping)
    {
        var wanted = Wanted(mapping);
        var map = Match(row, wanted);
        return map is null || !map.CanRead ? null
            : new TableHeader(index, row.Cells.Length, map, TableHeader.At(row, index)?.Layout, wanted.Count) { Mapping = mapping };
    }

    private static List<(ColumnRole Role, string Name)> Wanted(ColumnMapping m)
    {
        (ColumnRole Role, string? Name)[] all =
        [
            (ColumnRole.Date, m.Date), (ColumnRole.Description, m.Description), (ColumnRole.Amount, m.Amount), (ColumnRole.In, m.In),
            (ColumnRole.Out, m.Out), (ColumnRole.Balance, m.Balance), (ColumnRole.Reference, m.Reference), (ColumnRole.Account, m.Account),
            (ColumnRole.Currency, m.Currency), (ColumnRole.Direction, m.Direction),
        ];
        return [.. all.Where(p => !string.IsNullOrWhiteSpace(p.Name)).Select(p => (p.Role, p.Name!.Trim()))];
    }

    private static int? Number(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= TableRow.MostCells ? n : null;

    private static TableHeader? WithoutNames(IReadOnlyList<TableRow> rows, ColumnMapping mapping, List<(ColumnRole Role, string Name)> wanted)
    {
        var map = new ColumnMap();
        foreach (var (role, name) in wanted)
        {
            if (Number(name) is not { } n) return null;
            map.Set(role, n - 1);
        }

        if (!map.CanRead) return null;
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Length);
        if (map[ColumnRole.Date] >= width) return null;
        var first = -1;
        for (var i = 0; i < rows.Count && first < 0; i++)
        {
            if (DateText.TryRead(rows[i].Cell(map[ColumnRole.Date]), DateOrder.DayFirst, out _, out _)
                || DateText.TryRead(rows[i].Cell(map[ColumnRole.Date]), DateOrder.MonthFirst, out _, out _)) first = i;
        }

        // Numbers count columns, so whatever stands above the first day is header or preamble.
        var header = mapping.HeaderLine is 0 ? -1 : Math.Max(first - 1, -1);
        return new TableHeader(header, header < 0 ? width : rows[header].Cells.Length, map, null, wanted.Count) { Mapping = mapping };
    }

    private static ColumnMap? Match(TableRow row, List<(ColumnRole Role, string Name)> wanted)
    {
        var map = new ColumnMap();
        foreach (var (role, name) in wanted)
        {
            var at = IndexOf(row, name);
            if (at < 0) return null;
            map.Set(role, at);
        }

        return map;
    }

    private static int IndexOf(TableRow row, string name)
    {
        var header = new HeaderName(name);
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (header.Is(HeaderName.Key(row.Cells[i])) || string.Equals(row.Cells[i], name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return Number(name) is { } n && n <= row.Cells.Length ? n - 1 : -1;
    }
}
