using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>
/// What a minus in the column of charges means: in some files it repeats the column (BBVA), in others it takes a charge back. When a file
/// has
/// both signs the running balance decides, and without one the majority.
/// </summary>
internal static class ChargeSign
{
    private const int RowsLookedAt = 5_000;

    private readonly record struct Seen(decimal In, decimal Out, decimal? Balance);

    /// <summary>True when a negative charge is just a charge.</summary>
    public static bool MinusRepeatsTheColumn(IReadOnlyList<TableRow> rows, int first, ColumnMap columns, TableConventions conventions)
    {
        if (!columns.Has(ColumnRole.Out)) return false;
        List<Seen> seen = [];
        var (negative, positive) = (0, 0);
        for (var i = first; i < Math.Min(rows.Count, first + RowsLookedAt); i++)
        {
            // Totals are written without the sign of their rows.
            if (!conventions.TryReadDate(rows[i].Cell(columns[ColumnRole.Date]), out _, out _)) continue;
            var outgoing = Value(rows[i], columns[ColumnRole.Out], conventions.Decimal) ?? 0;
            var incoming = Value(rows[i], columns[ColumnRole.In], conventions.Decimal) ?? 0;
            seen.Add(new Seen(incoming, outgoing, Value(rows[i], columns[ColumnRole.Balance], conventions.Decimal)));
            if (outgoing < 0) negative++;
            if (outgoing > 0) positive++;
        }

        if (negative == 0 || positive == 0) return negative > 0;
        var (repeats, reverses) = (Agreements(seen, s => s.In - Math.Abs(s.Out)), Agreements(seen, s => s.In - s.Out));
        return repeats == reverses ? negative > positive : repeats > reverses;
    }

    // Balances that follow from the row before, or from the row after in files written newest first.
    private static int Agreements(List<Seen> seen, Func<Seen, decimal> amount)
    {
        var (forward, backward) = (0, 0);
        for (var i = 1; i < seen.Count; i++)
        {
            if (seen[i].Balance - seen[i - 1].Balance == amount(seen[i])) forward++;
            if (seen[i - 1].Balance - seen[i].Balance == amount(seen[i - 1])) backward++;
        }

        return Math.Max(forward, backward);
    }

    private static decimal? Value(TableRow row, int column, char? separator) =>
        AmountText.TryRead(row.Cell(column), separator, out var value, out _) ? value : null;
}
