using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Forecasting;

/// <summary>The charges and incomes of known series in the days ahead.</summary>
internal static class Schedules
{
    /// <summary>As told to the person: those that count, by day.</summary>
    public static List<ScheduledItem> Of(IReadOnlyList<RecurringSeries> series, DateOnly today, int days) =>
        series.Where(s => s.IsActive)
            .SelectMany(s => s.Upcoming.Where(u => u.To > today && u.Date <= today.AddDays(days)).Select(u => Item(s, u.Date > today ? u.Date : today.AddDays(1))))
            .OrderBy(i => i.Date).ThenBy(i => i.Merchant, StringComparer.Ordinal).ToList();

    /// <summary>As the futures draw them: paused ones too, which may come back.</summary>
    public static List<ComingCharge> Coming(IReadOnlyList<RecurringSeries> series, DateOnly today, int days) =>
        series.Where(s => s.State != SeriesState.Ended)
            .SelectMany(s => s.Upcoming.Where(u => u.To > today && u.Date <= today.AddDays(days + 3)).Select(u => new ComingCharge(s, u, Offsets(s)))).ToList();

    private static ScheduledItem Item(RecurringSeries series, DateOnly date)
    {
        var sign = series.IsIncome ? 1 : -1;
        var (one, other) = (sign * series.Expected.P10, sign * series.Expected.P90);
        return new ScheduledItem(date, series.Key, series.Merchant, series.Kind, sign * series.Expected.P50, Math.Min(one, other), Math.Max(one, other));
    }

    // How late or early the series has been against its window's middle.
    private static int[] Offsets(RecurringSeries series)
    {
        if (series.Next is not { } next) return [0];
        var half = next.To.DayNumber - next.Date.DayNumber;
        return half <= 1 ? [0, 0, 0, 0, 1] : [0, 0, -1, 1, half / 2];
    }
}

/// <summary>A charge to come, with its day and amount in doubt.</summary>
internal sealed record ComingCharge(RecurringSeries Series, ExpectedDate When, int[] Offsets)
{
    private const double Missed = 0.04;

    private readonly double[] ratios = RatiosOf(Series);

    /// <summary>Lets it fall on a day of one future; returns its size, 0 when it does not come within reach.</summary>
    public double Fall(Random random, DateOnly today, double[] flows, double pausedComesBack)
    {
        var comes = random.NextDouble();
        var day = Math.Max(0, When.Date.DayNumber + Offsets[random.Next(Offsets.Length)] - today.DayNumber - 1);
        var size = (double)Series.Expected.P50 * ratios[random.Next(ratios.Length)];
        if (comes > (Series.State == SeriesState.Paused ? pausedComesBack : 1 - Missed) || day >= flows.Length) return 0;
        flows[day] += Series.IsIncome ? size : -size;
        return size;
    }

    // A metered bill varies as it has varied against its own recent middle.
    private static double[] RatiosOf(RecurringSeries series)
    {
        if (series.IsFixed || series.Lines.Count < 3) return [1];
        var sizes = series.Lines.TakeLast(12).Select(Candidate.Size).ToList();
        var middle = Statistics.Median(sizes);
        return [.. sizes.Select(s => s / middle)];
    }
}
