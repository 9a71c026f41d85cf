using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Forecasting;

/// <summary>
/// Money that moves without a schedule, day by day: a level (smoothed by weeks) times what weekday, part of the quincena and month make
/// of it. What is left over, the surprise of each day, is drawn again for days to come.
/// </summary>
internal sealed class ResidualModel
{
    private const double Smoothing = 0.3;
    private const double Winsor = 0.95;
    private const int Recent = 180;

    private readonly double[] surprises;
    private readonly double[] weekSwings;
    private readonly double[] weekdays = new double[7];
    private readonly double[] parts = new double[4];
    private readonly double[] months = new double[12];
    private readonly double level;

    /// <summary>Learns from sizes of one direction, one for each day from <paramref name="first"/> on, zeros included.</summary>
    public ResidualModel(DateOnly first, double[] daily)
    {
        var sizes = Winsorised(daily);
        var mean = sizes.Length == 0 ? 0 : sizes.Average();
        Fill(weekdays, sizes, i => (int)first.AddDays(i).DayOfWeek, mean, own: 8);
        Fill(parts, sizes, i => PartOf(first.AddDays(i)), mean, own: 16);
        Fill(months, sizes, i => first.AddDays(i).Month - 1, mean, own: double.NaN);
        level = Level(first, sizes);
        var since = Math.Max(0, sizes.Length - Recent);
        surprises = Enumerable.Range(since, sizes.Length - since).Select(i => sizes[i] / Math.Max(1e-9, mean * FactorOf(first.AddDays(i)))).ToArray();
        var average = surprises.Length == 0 ? 0 : surprises.Average();
        if (average > 0) surprises = Array.ConvertAll(surprises, s => s / average);
        weekSwings = Swings(sizes, mean);
    }

    /// <summary>What one day to come may bring.</summary>
    public double Draw(Random random, DateOnly day) => surprises.Length == 0 ? 0 : level * FactorOf(day) * surprises[random.Next(surprises.Length)];

    /// <summary>How much a whole month may be above or below the level: days of one month are not independent.</summary>
    public double DrawSwing(Random random) => weekSwings.Length == 0 ? 1 : weekSwings[random.Next(weekSwings.Length)];

    private double FactorOf(DateOnly day) => weekdays[(int)day.DayOfWeek] * parts[PartOf(day)] * months[day.Month - 1];

    // The quincena: days after pay, the middle, the days after the second pay, the end.
    private static int PartOf(DateOnly day) => day.Day switch
    {
        <= 3 => 0,
        < 15 => 1,
        <= 17 => 2,
        _ => 3,
    };

    // A factor is believed as far as days have shown it: shrunk to 1 by a weight of its own; a month only by n / (n + 24) months.
    private static void Fill(double[] factors, double[] sizes, Func<int, int> classOf, double mean, double own)
    {
        var (sums, counts) = (new double[factors.Length], new int[factors.Length]);
        for (var i = 0; i < sizes.Length; i++)
        {
            sums[classOf(i)] += sizes[i];
            counts[classOf(i)]++;
        }

        var shownMonths = sizes.Length / 30.4;
        for (var c = 0; c < factors.Length; c++)
        {
            var raw = counts[c] == 0 || mean <= 0 ? 1 : sums[c] / counts[c] / mean;
            var weight = double.IsNaN(own) ? (counts[c] < 20 ? 0 : shownMonths / (shownMonths + 24) / 3) : counts[c] / (counts[c] + own);
            factors[c] = 1 + (weight * (raw - 1));
        }
    }

    private double Level(DateOnly first, double[] sizes)
    {
        double? smoothed = null;
        for (var start = sizes.Length % 28; start + 28 <= sizes.Length; start += 28)
        {
            var block = 0.0;
            for (var i = start; i < start + 28; i++) block += sizes[i] / Math.Max(0.05, FactorOf(first.AddDays(i)));
            smoothed = smoothed is { } before ? (Smoothing * block / 28) + ((1 - Smoothing) * before) : block / 28;
        }

        return smoothed ?? (sizes.Length == 0 ? 0 : sizes.Average());
    }

    // Months against their neighbours, less what chance within days already explains.
    private static double[] Swings(double[] sizes, double mean)
    {
        var blocks = new List<double>();
        for (var start = sizes.Length % 28; start + 28 <= sizes.Length; start += 28) blocks.Add(sizes.AsSpan(start, 28).ToArray().Sum());
        if (blocks.Count < 3 || mean <= 0) return [];
        var usual = blocks.Average();
        return [.. blocks.Select(b => 1 + (0.5 * ((b / usual) - 1)))];
    }

    private static double[] Winsorised(double[] daily)
    {
        var moving = daily.Where(d => d > 0).ToArray();
        if (moving.Length < 20) return daily;
        var cap = Statistics.Quantile(moving, Winsor);
        return Array.ConvertAll(daily, d => Math.Min(d, cap));
    }
}
