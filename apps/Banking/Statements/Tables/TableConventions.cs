using System.Globalization;
using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>What can only be known from all rows together: order of day and month, decimal separator, how charges are signed.</summary>
internal sealed record TableConventions
{
    private const int RowsForSeparator = 2000;

    public DateOrder Order { get; init; }
    public string? DateFormat { get; init; }
    public char? Decimal { get; init; }

    /// <summary>A negative charge is just a charge (BBVA); otherwise it is a reversal. See <see cref="ChargeSign"/>.</summary>
    public bool ChargesAreNegative { get; init; }

    /// <summary>C means crédito because D means débito; otherwise C means cargo.</summary>
    public bool CIsCredit { get; init; }

    public bool PositiveIsSpent { get; init; }

    public static Result<TableConventions> Of(IReadOnlyList<TableRow> rows, int first, ColumnMap columns, ColumnMapping? mapping)
    {
        var format = NetFormat(mapping?.DateFormat);
        var order = format is null ? OrderOf(rows, first, columns[ColumnRole.Date]) : OrderIn(format);
        if (order.Problem is { } problem) return problem;
        var separator = mapping?.DecimalSeparator is { Length: 1 } said ? said[0] : SeparatorOf(rows, first, columns);
        var conventions = new TableConventions
        {
            Order = order.Value,
            DateFormat = format,
            Decimal = separator,
            CIsCredit = columns.Has(ColumnRole.Direction) && HasDebitLetter(rows, first, columns[ColumnRole.Direction]),
            PositiveIsSpent = mapping?.AmountsArePositiveSpent ?? false,
        };
        return conventions with { ChargesAreNegative = ChargeSign.MinusRepeatsTheColumn(rows, first, columns, conventions) };
    }

    /// <summary>Reads a day in this file.</summary>
    public bool TryReadDate(string text, out DateOnly date, out TimeOnly? time)
    {
        time = null;
        if (DateFormat is not null && DateTime.TryParseExact(CellText.Bare(text), DateFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces, out var exact))
        {
            date = DateOnly.FromDateTime(exact);
            return true;
        }

        return DateText.TryRead(text, Order, out date, out time);
    }

    // People write DD/MM/AAAA as often as dd/MM/yyyy.
    private static string? NetFormat(string? format)
    {
        if (string.IsNullOrWhiteSpace(format)) return null;
        var net = format.Trim().Replace('D', 'd').Replace('Y', 'y').Replace('A', 'y').Replace('a', 'y');
        return net.Contains('M', StringComparison.Ordinal) ? net : net.Replace('m', 'M');
    }

    private static Result<DateOrder> OrderIn(string format)
    {
        var (month, day) = (format.IndexOf('M', StringComparison.Ordinal), format.IndexOf('d', StringComparison.Ordinal));
        return month >= 0 && day >= 0 && month < day && format[0] != 'y' ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    private static Result<DateOrder> OrderOf(IReadOnlyList<TableRow> rows, int first, int column)
    {
        var (dayFirst, monthFirst) = (0, 0);
        var previous = "";
        for (var i = first; i < rows.Count; i++)
        {
            var text = rows[i].Cell(column);
            if (ReferenceEquals(text, previous)) continue;
            previous = text;
            var shown = DateText.OrderShownBy(text);
            if (shown == DateOrder.DayFirst) dayFirst++;
            if (shown == DateOrder.MonthFirst) monthFirst++;
            if (dayFirst > 0 && monthFirst > 0) return StatementProblems.ContradictingDates;
        }

        if (monthFirst == 0) return DateOrder.DayFirst;
        var (asDays, asMonths) = (Reading(rows, first, column, DateOrder.DayFirst), Reading(rows, first, column, DateOrder.MonthFirst));
        // One slip of the pen must not turn a whole file; days that half of the file cannot be read by are no days.
        return asDays.Count * 2 <= asMonths.Count || asMonths.Span <= asDays.Span ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    // A statement covers weeks: read in the wrong order, the days of one month scatter over the year.
    private static (int Count, int Span) Reading(IReadOnlyList<TableRow> rows, int first, int column, DateOrder order)
    {
        var (min, max, count) = (int.MaxValue, int.MinValue, 0);
        for (var i = first; i < rows.Count; i++)
        {
            if (!DateText.TryRead(rows[i].Cell(column), order, out var date, out _)) continue;
            (min, max, count) = (Math.Min(min, date.DayNumber), Math.Max(max, date.DayNumber), count + 1);
        }

        return (count, count == 0 ? int.MaxValue : max - min);
    }

    private static char? SeparatorOf(IReadOnlyList<TableRow> rows, int first, ColumnMap columns)
    {
        var (points, commas) = (0, 0);
        for (var i = first; i < Math.Min(rows.Count, first + RowsForSeparator); i++)
        {
            foreach (var role in (ReadOnlySpan<ColumnRole>)[ColumnRole.Amount, ColumnRole.In, ColumnRole.Out, ColumnRole.Balance])
            {
                var shown = AmountText.SeparatorShownBy(rows[i].Cell(columns[role]));
                if (shown == '.') points++;
                if (shown == ',') commas++;
            }
        }

        if (points == commas) return null;
        return points > commas ? '.' : ',';
    }

    private static bool HasDebitLetter(IReadOnlyList<TableRow> rows, int first, int column)
    {
        for (var i = first; i < rows.Count; i++)
        {
            if (CellText.Bare(rows[i].Cell(column)) is "D" or "d") return true;
        }

        return false;
    }
}
