namespace FinanceTracker.Insights.Series;

/// <summary>
/// The days on which a series is expected, numbered by whole numbers both ways. Day-based periods start at a day; month-based ones
/// at a month with a day of the month; the quincena has two days of the month (31 means the last).
/// </summary>
/// <param name="Period">How often.</param>
/// <param name="Origin">Day number of slot 0, or its month (year x 12 + month - 1).</param>
/// <param name="Day">Day of the month, for periods in months.</param>
/// <param name="SecondDay">Second day of the month, for the quincena.</param>
internal readonly record struct Schedule(Period Period, int Origin, int Day = 0, int SecondDay = 0)
{
    public static int MonthOf(DateOnly date) => (date.Year * 12) + date.Month - 1;

    /// <summary>The nominal day of a slot, before any move for a weekend.</summary>
    public DateOnly DateOf(int slot)
    {
        if (Period is Period.Weekly or Period.Catorcenal) return DateOnly.FromDayNumber(Origin + (slot * (int)Period.Days()));
        if (Period == Period.Quincenal) return DayIn(Origin + Math.DivRem(slot - Modulo(slot, 2), 2).Quotient, Modulo(slot, 2) == 0 ? Day : SecondDay);
        return DayIn(Origin + (slot * Period.Months()), Day);
    }

    /// <summary>The slot nearest to a day, and how far the day lies from it (0 anywhere in the move for a weekend).</summary>
    public (int Slot, int Deviation) Nearest(DateOnly date)
    {
        var guess = (int)Math.Round((date.DayNumber - DateOf(0).DayNumber) / Period.Days());
        var best = (Slot: guess, Deviation: Deviation(date, guess));
        for (var slot = guess - 1; slot <= guess + 1 && best.Deviation != 0; slot += 2)
        {
            var deviation = Deviation(date, slot);
            if (Math.Abs(deviation) < Math.Abs(best.Deviation)) best = (slot, deviation);
        }

        return best;
    }

    /// <summary>The day a slot is likely to be booked: the working day before or after a weekend, as the series is wont to.</summary>
    public DateOnly Expected(int slot, bool movesBack) => Shift(DateOf(slot), movesBack ? -1 : 1);

    private int Deviation(DateOnly date, int slot)
    {
        var nominal = DateOf(slot);
        var early = Shift(nominal, -1);
        if (date < early) return date.DayNumber - early.DayNumber;
        var late = Shift(nominal, 1);
        return date > late ? date.DayNumber - late.DayNumber : 0;
    }

    // Weekends only: a bank holiday moves a charge by a day or two, which the tolerance covers.
    private static DateOnly Shift(DateOnly day, int step)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(step);
        return day;
    }

    private static DateOnly DayIn(int month, int day)
    {
        var (year, inYear) = (month / 12, (month % 12) + 1);
        return new DateOnly(year, inYear, Math.Min(day, DateTime.DaysInMonth(year, inYear)));
    }

    private static int Modulo(int value, int by) => ((value % by) + by) % by;
}
