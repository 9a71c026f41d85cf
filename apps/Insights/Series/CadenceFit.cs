namespace FinanceTracker.Insights.Series;

/// <summary>How well days follow a schedule.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Slots">For each day, its slot, or null when it is off the schedule or second in its slot.</param>
/// <param name="Regularity">0 to 1: share of days on a slot, lowered when more than one slot in six is empty.</param>
/// <param name="Spread">Days that the days on slots lie from their slots, in all.</param>
internal sealed record CadenceFit(Schedule Schedule, IReadOnlyList<int?> Slots, double Regularity, int Spread)
{
    private static readonly (int Day, int Second)[] Quincenas = [(15, 31), (1, 16), (14, 29), (10, 25), (5, 20)];

    public int First => Slots.Min()!.Value;

    public int Last => Slots.Max()!.Value;

    /// <summary>The best schedule for days in rising order; null when no period comes near.</summary>
    public static CadenceFit? Best(IReadOnlyList<DateOnly> days, Period? only = null)
    {
        if (days.Count < 2) return null;
        var median = MedianGap(days);
        CadenceFit? best = null;
        foreach (var period in Periods.All)
        {
            if (only is { } one ? one != period : days.Count < period.Fewest() || median < 0.6 * period.Days() || median > 1.5 * period.Days()) continue;
            foreach (var schedule in Candidates(period, days))
            {
                var fit = Of(schedule, days);
                if (best is null || fit.IsBetterThan(best)) best = fit;
            }
        }

        return best;
    }

    /// <summary>The fit of one schedule.</summary>
    public static CadenceFit Of(Schedule schedule, IReadOnlyList<DateOnly> days)
    {
        var slots = new int?[days.Count];
        var taken = new HashSet<int>();
        var tolerance = schedule.Period.Tolerance();
        var (low, high, spread) = (int.MaxValue, int.MinValue, 0);
        for (var at = 0; at < days.Count; at++)
        {
            var (slot, deviation) = schedule.Nearest(days[at]);
            (low, high) = (Math.Min(low, slot), Math.Max(high, slot));
            if (Math.Abs(deviation) > tolerance || !taken.Add(slot)) continue;
            slots[at] = slot;
            spread += Math.Abs(schedule.DateOf(slot).DayNumber - days[at].DayNumber);
        }

        var needed = (high - low + 1) * 5 / 6.0;
        var regularity = taken.Count / (double)days.Count * Math.Min(1, taken.Count / needed);
        return new CadenceFit(schedule, slots, regularity, spread);
    }

    // Of two that hold as many days, the one in the middle of them.
    private bool IsBetterThan(CadenceFit other) =>
        Regularity > other.Regularity + 1e-9
        || (Regularity > other.Regularity - 1e-9 && Schedule.Period == other.Schedule.Period && Spread < other.Spread);

    private static IEnumerable<Schedule> Candidates(Period period, IReadOnlyList<DateOnly> days)
    {
        var month = Schedule.MonthOf(days[0]);
        switch (period)
        {
            case Period.Weekly or Period.Catorcenal:
                return Enumerable.Range(0, (int)period.Days()).Select(phase => new Schedule(period, days[0].DayNumber + phase));
            case Period.Quincenal:
                return Quincenas.Select(q => new Schedule(period, month, q.Day, q.Second));
            default:
                // Days drift around an anchor that none of a few may have hit: every day between the lowest and the highest is tried.
                var anchors = days.Select(d => d.Day).SelectMany(d => period.Tolerance() > 2 ? Enumerable.Range(d - 3, 7) : [d]).Where(d => d is >= 1 and <= 31)
                    .Append(days.Any(d => d.Day >= 27) ? 31 : days[0].Day).Distinct().ToList();
                var phases = Math.Min(period.Months(), 3);
                return from phase in Enumerable.Range(0, phases)
                       from anchor in anchors
                       select new Schedule(period, month + phase - (phases == 3 ? 1 : 0), anchor);
        }
    }

    private static double MedianGap(IReadOnlyList<DateOnly> days)
    {
        var gaps = new double[days.Count - 1];
        for (var at = 1; at < days.Count; at++) gaps[at - 1] = days[at].DayNumber - days[at - 1].DayNumber;
        return Statistics.Median(gaps);
    }
}
