namespace FinanceTracker.All.Demo.Generator;

/// <summary>The first and last day that are told.</summary>
internal sealed record Story(DateOnly First, DateOnly Last)
{
    /// <summary>How many months of the story have begun before the day's month; 0 in the first.</summary>
    public int MonthOf(DateOnly day) => ((day.Year - First.Year) * 12) + day.Month - First.Month;

    /// <summary>Lives every day in order, every habit in turn.</summary>
    public void Live(IReadOnlyList<IHabit> habits)
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            foreach (var habit in habits) habit.On(day);
        }
    }

    /// <summary>True on the given day of the month, or on the last one when the month is shorter.</summary>
    public static bool IsDayOfMonth(DateOnly day, int dayOfMonth) =>
        day.Day == Math.Min(dayOfMonth, DateTime.DaysInMonth(day.Year, day.Month));
}
