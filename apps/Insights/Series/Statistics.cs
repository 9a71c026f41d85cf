namespace FinanceTracker.Insights.Series;

/// <summary>Robust figures of small samples.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>Quantile by linear interpolation between neighbours (R's type 7); 0 for an empty sample.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, share);
    }

    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty) return 0;
        var place = share * (sorted.Length - 1);
        var low = (int)place;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((place - low) * (sorted[high] - sorted[low]));
    }

    /// <summary>Median distance from the median.</summary>
    public static double MedianDeviation(IReadOnlyCollection<double> values, double median) => Median(values.Select(v => Math.Abs(v - median)));
}
