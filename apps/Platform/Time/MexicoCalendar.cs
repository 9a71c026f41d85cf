namespace FinanceTracker.Platform.Time;

/// <summary>placeholder until the calendar lands</summary>
public static class MexicoCalendar
{
    public static DateOnly Today(TimeProvider time, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
