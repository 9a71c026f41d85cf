using System.Diagnostics;
using System.Globalization;

namespace FinanceTracker.Benchmarks;

/// <summary>Times of one thing, in milliseconds.</summary>
public sealed record Measured(string What, IReadOnlyList<double> Milliseconds, double? TargetMilliseconds, bool TargetIsP95)
{
    /// <summary>The middle one.</summary>
    public double Median => At(0.5);

    /// <summary>95 of 100 are faster.</summary>
    public double P95 => At(0.95);

    /// <summary>Runs <paramref name="work"/> <paramref name="times"/> times.</summary>
    public static async Task<Measured> OfAsync(string what, int times, double? target, bool targetIsP95, Func<Task> work)
    {
        var measured = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            measured.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Measured(what, measured, target, targetIsP95);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var judged = TargetIsP95 ? P95 : Median;
        var verdict = TargetMilliseconds is { } target ? string.Create(CultureInfo.InvariantCulture, $"target {target:0} {(judged <= target ? "met" : "MISSED")}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{What,-58} median {Median,9:0.0} ms   p95 {P95,9:0.0} ms   n={Milliseconds.Count,-4} {verdict}");
    }

    private double At(double share)
    {
        var sorted = Milliseconds.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}
