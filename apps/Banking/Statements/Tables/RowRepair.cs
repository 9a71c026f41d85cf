namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>Mends rows with more cells than the header: a separator inside a text that nobody quoted.</summary>
internal static class RowRepair
{
    public static TableRow Narrow(TableRow row, TableHeader header, TableConventions conventions, TableAmounts amounts)
    {
        var length = row.Cells.Length;
        while (length > header.Width && string.IsNullOrWhiteSpace(row.Cells[length - 1])) length--;
        var extra = length - header.Width;
        if (extra <= 0) return row;
        var joined = WithApostrophes(row, length);
        if (joined.Cells.Length == header.Width) return joined;
        var description = header.Columns[ColumnRole.Description];
        if (description < 0 || description + extra >= length) return row;
        string[] cells =
        [
            .. row.Cells[..description],
            string.Join(", ", row.Cells[description..(description + extra + 1)]),
            .. row.Cells[(description + extra + 1)..length],
        ];
        var candidate = row with { Cells = cells };
        var reads = conventions.TryReadDate(candidate.Cell(header.Columns[ColumnRole.Date]), out _, out _) && amounts.Read(candidate).Problem is null;
        return reads && (amounts.Read(row).Problem is not null || amounts.Balance(row) is null) ? candidate : row;
    }

    // 'TACOS, EL GÜERO' in a file that wraps values in apostrophes.
    private static TableRow WithApostrophes(TableRow row, int length)
    {
        var cells = new List<string>(length);
        var i = 0;
        while (i < length)
        {
            var cell = row.Cells[i++];
            while (cell.Length > 0 && cell[0] == '\'' && (cell.Length == 1 || cell[^1] != '\'') && i < length) cell = $"{cell}, {row.Cells[i++]}";
            cells.Add(cell);
        }

        return row with { Cells = [.. cells] };
    }
}
