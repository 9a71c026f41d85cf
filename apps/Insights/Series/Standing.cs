namespace FinanceTracker.Insights.Series;

/// <summary>Whether a series goes on, and when the next ones are due.</summary>
internal static class Standing
{
    private const int Ahead = 100;
    private const int MostSlots = 16;

    // Cards are booked a day or two after the purchase, and statements end in between.
    private const int Grace = 2;

    /// <summary>The state on the last day that the account's lines reach: what was not yet told has not been missed.</summary>
    public static SeriesState Of(Candidate candidate, DateOnly seen)
    {
        var missed = Missed(candidate.Fit, seen);
        if (missed >= 2) return SeriesState.Ended;
        if (missed == 1) return SeriesState.Paused;
        return candidate.Rows.Count < candidate.Period.Fewest() ? SeriesState.Early : SeriesState.Mature;
    }

    /// <summary>The slots after the last one seen that are due on <paramref name="today"/> or later, for the next hundred days; one at least.</summary>
    public static List<ExpectedDate> Upcoming(Candidate candidate, DateOnly seen, DateOnly today)
    {
        var fit = candidate.Fit;
        var back = MovesBack(candidate);
        var window = Window(candidate, back);
        var dates = new List<ExpectedDate>();
        for (var slot = fit.Last + 1 + Missed(fit, seen); dates.Count < MostSlots; slot++)
        {
            var day = fit.Schedule.Expected(slot, back);
            if (day > today.AddDays(Ahead) && dates.Count > 0) break;
            if (day.AddDays(window + Grace) < today && day < seen) continue;
            dates.Add(new ExpectedDate(day, day.AddDays(-window), day.AddDays(window)));
        }

        return dates;
    }

    private static int Missed(CadenceFit fit, DateOnly seen)
    {
        var missed = 0;
        while (missed < 2 && fit.Schedule.Expected(fit.Last + 1 + missed, movesBack: false).AddDays(fit.Schedule.Period.Tolerance() + Grace) < seen) missed++;
        return missed;
    }

    // Pay comes before a weekend, charges after it: as this series has done.
    private static bool MovesBack(Candidate candidate)
    {
        var votes = candidate.Rows[0].Amount > 0 ? 1 : -1;
        for (var at = 0; at < candidate.Rows.Count; at++)
        {
            if (candidate.Fit.Slots[at] is not { } slot) continue;
            var nominal = candidate.Fit.Schedule.DateOf(slot);
            if (nominal.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) votes += 2 * Math.Sign(nominal.DayNumber - candidate.Rows[at].Date.DayNumber);
        }

        return votes > 0;
    }

    private static int Window(Candidate candidate, bool back)
    {
        var off = candidate.Rows.Zip(candidate.Fit.Slots).Where(p => p.Second is not null)
            .Select(p => (double)Math.Abs(p.First.Date.DayNumber - candidate.Fit.Schedule.Expected(p.Second!.Value, back).DayNumber));
        return Math.Max(1, (int)Math.Ceiling(Statistics.Quantile(off, 0.9)));
    }
}
