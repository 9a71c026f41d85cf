namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>A column called "Tipo" says cargo or abono in some files and "Compra en línea" in others: only the former signs
/// amounts.</summary>
internal static class DirectionColumn
{
    private const int RowsLookedAt = 500;

    public static void DropUnlessReadable(IReadOnlyList<TableRow> rows, TableHeader header)
    {
        var column = header.Columns[ColumnRole.Direction];
        if (column < 0 || header.Layout is not null) return;
        var (filled, readable) = (0, 0);
        for (var i = header.RowIndex + 1; i < Math.Min(rows.Count, header.RowIndex + 1 + RowsLookedAt); i++)
        {
            var word = rows[i].Cell(column);
            if (string.IsNullOrWhiteSpace(word)) continue;
            filled++;
            if (TableAmounts.DirectionOf(word, false) is not null) readable++;
        }

        if (readable * 10 < filled * 8 || filled == 0) header.Columns.Drop(ColumnRole.Direction);
    }
}
