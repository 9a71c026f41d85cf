using System.Diagnostics;
using System.Globalization;

namespace FinanceTracker.Benchmarks;

/// <summary>One line of the outcome.</summary>
public interface IOutcome
{
    /// <summary>True when there is a target and it is missed.</summary>
    bool IsMissed { get; }
}

/// <summary>Times of one thing, in milliseconds.</summary>
public sealed record Measured(string What, IReadOnlyList<double> Milliseconds, double? TargetMilliseconds, bool TargetIsP95) : IOutcome
{
    /// <summary>The middle one.</summary>
    public double Median => At(0.5);

    /// <summary>95 of 100 are faster.</summary>
    public double P95 => At(0.95);

    /// <inheritdoc/>
    public bool IsMissed => TargetMilliseconds < (TargetIsP95 ? P95 : Median);

    /// <summary>Runs <paramref name="work"/> <paramref name="times"/> times.</summary>
    public static async Task<Measured> OfAsync(string what, int times, double? target, bool targetIsP95, Func<Task> work)
    {
        var measured = new List<double>();
        for (var i = 0; i < times; i++) measured.Add(await OnceAsync(work));
        return new Measured(what, measured, target, targetIsP95);
    }

    /// <summary>The time of one run.</summary>
    public static async Task<double> OnceAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var verdict = TargetMilliseconds is { } target ? string.Create(CultureInfo.InvariantCulture, $"target {target:0} {(IsMissed ? "MISSED" : "met")}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{What,-58} median {Median,9:0.0} ms   p95 {P95,9:0.0} ms   n={Milliseconds.Count,-4} {verdict}");
    }

    private double At(double share)
    {
        var sorted = Milliseconds.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}

/// <summary>One figure against its target: a ratio, or an amount.</summary>
/// <param name="What">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit; <c>x</c> for a ratio.</param>
/// <param name="Target">What it must not pass, or must reach.</param>
/// <param name="MustReach">True when more is better.</param>
public sealed record Figure(string What, double Value, string Unit, double Target, bool MustReach = false) : IOutcome
{
    /// <inheritdoc/>
    public bool IsMissed => MustReach ? Value < Target : Value > Target;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{What,-58} {Value,16:0.00} {Unit,-3} target {(MustReach ? "at least" : "at most")} {Target:0.##} {(IsMissed ? "MISSED" : "met")}");
}
