using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Time;

namespace FinanceTracker.Tax.Reports;

/// <summary>The day until whose end things are known, in the tenant's zone.</summary>
/// <param name="Day">The day.</param>
/// <param name="End">The instant after it.</param>
/// <param name="Clock">A clock that stands at noon of the day: the same day in every zone of the country.</param>
internal sealed record ReportDay(DateOnly Day, DateTimeOffset End, TimeProvider Clock)
{
    /// <summary>Reads a day; today when none is asked for.</summary>
    public static Result<ReportDay> Read(string? text, TimeProvider time, string zone)
    {
        var today = MexicoCalendar.Today(time, zone);
        var day = today;
        if (text is not null && !(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day <= today && day.Year >= 2015)) return ReportProblems.BadDay;
        return new ReportDay(day, MexicoCalendar.StartOf(day.AddDays(1), zone), new StandingClock(MexicoCalendar.StartOf(day, zone).AddHours(12)));
    }

    private sealed class StandingClock(DateTimeOffset instant) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => instant;
    }
}
