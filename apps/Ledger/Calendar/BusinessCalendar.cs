using System.Collections.Concurrent;

namespace FinanceTracker.Ledger.Calendar;

/// <summary>Which days banks work in Mexico. Pay days, card due dates and SPEI settlement turn on it.</summary>
public sealed class BusinessCalendar
{
    private readonly Dictionary<int, BankHolidayYear> listed;
    private readonly ConcurrentDictionary<int, HashSet<DateOnly>> holidaysByYear = new();

    /// <summary>A calendar over the given lists; years without a list follow <see cref="BankHolidayRule"/>.</summary>
    public BusinessCalendar(IEnumerable<BankHolidayYear> years) => listed = years.ToDictionary(y => y.Year);

    /// <summary>The calendar of the CNBV's lists shipped with the program.</summary>
    public static BusinessCalendar Mexico { get; } = new(BankHolidayList.Years);

    /// <summary>True when banks open: not Saturday, not Sunday, not in the list of the year.</summary>
    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>True when the day stands in the list of its year, whatever its weekday.</summary>
    public bool IsHoliday(DateOnly day) => holidaysByYear.GetOrAdd(day.Year, HolidaysOf).Contains(day);

    /// <summary>True when the days of <paramref name="year"/> come from the rule and may still change.</summary>
    public bool IsProvisional(int year) => !listed.TryGetValue(year, out var list) || list.Provisional;

    /// <summary>The day itself when banks open, otherwise the last business day before it.</summary>
    public DateOnly PreviousBusinessDay(DateOnly day)
    {
        while (!IsBusinessDay(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The day itself when banks open, otherwise the first business day after it.</summary>
    public DateOnly NextBusinessDay(DateOnly day)
    {
        while (!IsBusinessDay(day)) day = day.AddDays(1);
        return day;
    }

    private HashSet<DateOnly> HolidaysOf(int year) =>
        listed.TryGetValue(year, out var list) ? [.. list.Days.Select(d => d.Date)] : [.. BankHolidayRule.DaysOf(year)];
}
