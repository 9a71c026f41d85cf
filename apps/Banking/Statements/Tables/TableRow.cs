namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>One row of a table, from text or from a sheet.</summary>
internal readonly record struct TableRow(int Line, string[] Cells)
{
    /// <summary>More columns than this are not read: no statement has them, and a broken file can.</summary>
    public const int MostCells = 256;

    /// <summary>The cell, empty beyond the end of the row or when there is no such column.</summary>
    public string Cell(int column) => (uint)column < (uint)Cells.Length ? Cells[column] : "";

    public bool IsBlank
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (!string.IsNullOrWhiteSpace(cell)) return false;
            }

            return true;
        }
    }
}
