using System.Globalization;

namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>When a failed delivery is tried again.</summary>
internal sealed record RetryPolicy(bool Exponential, TimeSpan Duration, TimeSpan MaxInterval, int MaxRetries)
{
    private const decimal Multiplier = 1.5m;
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to wait before retry <paramref name="number"/> (from 1); null when the policy is spent.</summary>
    /// <remarks>Intervals of dapr/kit retry: 500 ms growing by 1.5, here without its random spread so that waits can be foretold.</remarks>
    public TimeSpan? DelayBefore(int number)
    {
        if (MaxRetries >= 0 && number > MaxRetries) return null;
        if (!Exponential) return Duration;

        var interval = FirstInterval;
        for (var grown = 1; grown < number && interval < MaxInterval; grown++)
            interval = TimeSpan.FromTicks((long)(interval.Ticks * Multiplier));
        return interval < MaxInterval ? interval : MaxInterval;
    }

    public static RetryPolicy Read(YamlMap policy, string name)
    {
        if (policy.Map("matching") is not null)
            throw policy.Wrong($"retry policy {name}: matching is not implemented by the development sidecar");

        var kind = policy.Text("policy") ?? "constant";
        if (kind is not ("constant" or "exponential")) throw policy.Wrong($"retry policy {name}: unknown policy {kind}");

        return new RetryPolicy(
            kind is "exponential",
            Span(policy, "duration", name) ?? TimeSpan.FromSeconds(5),
            Span(policy, "maxInterval", name) ?? TimeSpan.FromSeconds(60),
            Retries(policy, name));
    }

    private static int Retries(YamlMap policy, string name)
    {
        if (policy.Text("maxRetries") is not { } text) return -1;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= -1
            ? count
            : throw policy.Wrong($"retry policy {name}: maxRetries {text} is not a number of retries");
    }

    private static TimeSpan? Span(YamlMap policy, string key, string name) => policy.Text(key) is not { } text
        ? null
        : GoDuration.Parse(text) ?? throw policy.Wrong($"retry policy {name}: {key} {text} is not a duration");
}
