using System.Buffers;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>Mends rows with more cells than the header: a separator inside a text that nobody quoted.</summary>
internal static class RowRepair
{
    private static readonly SearchValues<char> AmountSigns = SearchValues.Create("0123456789,");

    public static TableRow Narrow(TableRow row, TableHeader header, TableConventions conventions, TableAmounts amounts)
    {
        var length = row.Cells.Length;
        while (length > header.Width && string.IsNullOrWhiteSpace(row.Cells[length - 1])) length--;
        var extra = length - header.Width;
        if (extra <= 0) return row;
        var joined = WithApostrophes(row, length);
        if (joined.Cells.Length == header.Width) return joined;
        var thousands = WithThousands(row, length);
        if (thousands.Cells.Length == header.Width && amounts.Read(thousands).Problem is null) return thousands;
        var description = header.Columns[ColumnRole.Description];
        if (description < 0 || description + extra >= length) return row;
        string[] cells =
        [
            .. row.Cells[..description],
            string.Join(", ", row.Cells[description..(description + extra + 1)]),
            .. row.Cells[(description + extra + 1)..length],
        ];
        var candidate = row with { Cells = cells };
        var reads = conventions.TryReadDate(candidate.Cell(header.Columns[ColumnRole.Date]), out _, out _)
            && amounts.Read(candidate).Problem is null;
        return reads && (amounts.Read(row).Problem is not null || amounts.Balance(row) is null) ? candidate : row;
    }

    // 1,234.56 in a file of commas where nobody quoted it.
    private static TableRow WithThousands(TableRow row, int length)
    {
        var cells = new List<string>(length);
        for (var i = 0; i < length; i++)
        {
            var cell = row.Cells[i];
            if (cells.Count > 0 && IsGroup(cell) && BeginsAmount(cells[^1])) cells[^1] = $"{cells[^1]},{cell}";
            else cells.Add(cell);
        }

        return row with { Cells = [.. cells] };
    }

    private static bool IsGroup(string cell) =>
        cell.Length is 3 or 6 && cell.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0
        && (cell.Length == 3 || (cell[3] == '.' && char.IsAsciiDigit(cell[4]) && char.IsAsciiDigit(cell[5])));

    private static bool BeginsAmount(string cell)
    {
        var bare = cell.AsSpan().TrimStart("-$ (");
        if (bare.Length is < 1 or > 11 || bare.ContainsAnyExcept(AmountSigns)) return false;
        return bare.LastIndexOf(',') is var comma && (comma < 0 ? bare.Length <= 3 : bare.Length - comma == 4);
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
