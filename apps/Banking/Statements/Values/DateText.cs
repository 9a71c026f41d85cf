using System.Globalization;

namespace FinanceTracker.Banking.Statements.Values;

/// <summary>Which of two numbers below 13 is the day.</summary>
internal enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>Dates as Mexican files write them: day-first, ISO, with months in words, with two-digit years, glued or as spreadsheet
/// numbers.</summary>
internal static class DateText
{
    /// <summary>Reads the day and, when it follows, the hour.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, DateOrder order, out DateOnly date, out TimeOnly? time)
    {
        date = default;
        time = null;
        text = CellText.Bare(text);
        if (text.Length is < 5 or > 60) return false;
        if (text.IndexOfAnyExceptInRange('0', '9') < 0) return TryGlued(text, order, out date);
        Span<DateToken> tokens = stackalloc DateToken[12];
        var count = DateToken.Split(text, tokens);
        if (count < 3) return TrySpreadsheetNumber(text, out date);
        if (!TryDay(tokens, order, out date)) return false;
        return count == 3 || ClockText.TryRead(tokens[3..count], text, out time);
    }

    /// <summary>What a date of three numbers proves about the order: null when it proves nothing.</summary>
    public static DateOrder? OrderShownBy(ReadOnlySpan<char> text)
    {
        text = CellText.Bare(text);
        if (text.Length is < 6 or > 30) return null;
        Span<DateToken> tokens = stackalloc DateToken[12];
        var count = DateToken.Split(text, tokens);
        if (count < 3 || tokens[0].Kind != DateTokenKind.Number || tokens[1].Kind != DateTokenKind.Number) return null;
        if (tokens[0].Length > 2 || tokens[1].Length > 2 || tokens[2].Kind != DateTokenKind.Number) return null;
        var dayFirst = TryDay(tokens, DateOrder.DayFirst, out _);
        var monthFirst = TryDay(tokens, DateOrder.MonthFirst, out _);
        if (dayFirst == monthFirst) return null;
        return dayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst;
    }

    private static bool TryDay(ReadOnlySpan<DateToken> t, DateOrder order, out DateOnly date)
    {
        date = default;
        var (a, b, c) = (t[0], t[1], t[2]);
        if (a.Kind == DateTokenKind.Number && a.Length == 4) return b.Kind != DateTokenKind.Other && c.Kind == DateTokenKind.Number
            && Make(a.Value, b.Value, c.Value, out date);
        if (c.Kind != DateTokenKind.Number || c.Length is not (2 or 4)) return false;
        var year = c.Length == 2 ? Century(c.Value) : c.Value;
        return (a.Kind, b.Kind) switch
        {
            (DateTokenKind.Number, DateTokenKind.Month) => Make(year, b.Value, a.Value, out date),
            (DateTokenKind.Month, DateTokenKind.Number) => Make(year, a.Value, b.Value, out date),
            (DateTokenKind.Number, DateTokenKind.Number) when order == DateOrder.DayFirst => Make(year, b.Value, a.Value, out date),
            (DateTokenKind.Number, DateTokenKind.Number) => Make(year, a.Value, b.Value, out date),
            _ => false,
        };
    }

    // 02092026 (day first), 2092026 (the leading zero lost in a spreadsheet), 20260902, 020926, 46267 (spreadsheet serial number).
    private static bool TryGlued(ReadOnlySpan<char> text, DateOrder order, out DateOnly date)
    {
        date = default;
        if (text.Length > 8) return false;
        var n = int.Parse(text, CultureInfo.InvariantCulture);
        var (first, second) = (n / 1_000_000, n / 10_000 % 100);
        return text.Length switch
        {
            8 => (order == DateOrder.DayFirst ? Make(n % 10_000, second, first, out date) : Make(n % 10_000, first, second, out date))
                || Make(n / 10_000, n / 100 % 100, n % 100, out date),
            7 => Make(n % 10_000, second, first, out date),
            6 => Make(Century(n % 100), n / 100 % 100, n / 10_000, out date) || Make(Century(n / 10_000), n / 100 % 100, n % 100, out date),
            _ => TrySpreadsheetNumber(text, out date),
        };
    }

    private static bool TrySpreadsheetNumber(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            || days is < 25_569m or > 73_050m)
            return false;
        date = new DateOnly(1899, 12, 30).AddDays((int)days);
        return true;
    }

    private static int Century(int twoDigits) => twoDigits < 80 ? 2000 + twoDigits : 1900 + twoDigits;

    private static bool Make(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1970 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }
}
