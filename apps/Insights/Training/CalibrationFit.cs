using FinanceTracker.Insights.Categorising;

namespace FinanceTracker.Insights.Training;

/// <summary>Fits the calibration: rising steps (pool adjacent violators) over bins, drawn as straight lines.</summary>
internal static class CalibrationFit
{
    private const int Bins = 14;

    /// <summary>Knots x0, y0, x1, y1, … for Calibration.Apply.</summary>
    public static float[] Fit(IEnumerable<(double Probability, bool Right)> answers)
    {
        var sorted = answers.OrderBy(answer => answer.Probability).ToList();
        var pools = new List<(double X, double Y, double Weight)>();
        for (var bin = 0; bin < Bins; bin++)
        {
            var (from, to) = (sorted.Count * bin / Bins, sorted.Count * (bin + 1) / Bins);
            if (from >= to) continue;
            var part = sorted.GetRange(from, to - from);
            var mean = part.Average(answer => answer.Probability);
            var odds = part.Average(answer => Calibration.LogOdds(answer.Probability));

            // Two imagined answers at the stated probability keep small bins from promising 0 or 1.
            var right = (part.Count(answer => answer.Right) + (2 * mean)) / (part.Count + 2);
            pools.Add((odds, right, part.Count));
            while (pools.Count > 1 && pools[^2].Y > pools[^1].Y) Pool(pools);
        }

        return [.. pools.SelectMany(pool => new[] { (float)pool.X, (float)pool.Y })];
    }

    private static void Pool(List<(double X, double Y, double Weight)> pools)
    {
        var (one, other) = (pools[^2], pools[^1]);
        var weight = one.Weight + other.Weight;
        pools.RemoveAt(pools.Count - 1);
        pools[^1] = (((one.X * one.Weight) + (other.X * other.Weight)) / weight, ((one.Y * one.Weight) + (other.Y * other.Weight)) / weight, weight);
    }
}
