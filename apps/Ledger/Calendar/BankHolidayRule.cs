namespace FinanceTracker.Ledger.Calendar;

/// <summary>
/// The rule behind the CNBV's yearly lists, used for years whose list is not in our data. What it says is provisional: only the
/// list printed in the Diario Oficial de la Federación is binding.
/// </summary>
public static class BankHolidayRule
{
    /// <summary>The days, besides Saturdays and Sundays, on which banks close in <paramref name="year"/>, in order.</summary>
    public static IReadOnlyList<DateOnly> DaysOf(int year)
    {
        var easter = EasterSunday(year);
        List<DateOnly> days =
        [
            new(year, 1, 1),
            NthMonday(year, 2, 1),
            NthMonday(year, 3, 3),
            easter.AddDays(-3),
            easter.AddDays(-2),
            new(year, 5, 1),
            new(year, 9, 16),
            new(year, 11, 2),
            NthMonday(year, 11, 3),
            new(year, 12, 12),
            new(year, 12, 25),
        ];
        if (IsChangeOfGovernment(year)) days.Add(new(year, 10, 1));
        days.Sort();
        return days;
    }

    /// <summary>Western Easter, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var yearOfCentury = year % 100;
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        var monthAndDay = epact + weekday - (7 * shift) + 114;
        return new DateOnly(year, monthAndDay / 31, (monthAndDay % 31) + 1);
    }

    // LFT art. 74: 1 October every six years, when the federal executive changes; first applied in 2024 (Constitution art. 83).
    private static bool IsChangeOfGovernment(int year) => year >= 2024 && (year - 2024) % 6 == 0;

    private static DateOnly NthMonday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        var toMonday = ((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(toMonday + (7 * (nth - 1)));
    }
}
