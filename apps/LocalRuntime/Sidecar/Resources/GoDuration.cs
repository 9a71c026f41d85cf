using System.Globalization;
using System.Text.RegularExpressions;

namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>Durations as Go writes them (<c>1m30s</c>, <c>500ms</c>), the form of every duration in Dapr YAML.</summary>
internal static partial class GoDuration
{
    public static TimeSpan? Parse(string text)
    {
        var match = Whole().Match(text);
        if (!match.Success) return null;

        return match.Groups["part"].Captures.Aggregate(TimeSpan.Zero, (total, part) => total + Part(part.Value));
    }

    private static TimeSpan Part(string part)
    {
        var unit = part.TrimStart("0123456789.".ToCharArray());
        var amount = decimal.Parse(part[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var ticks = unit switch
        {
            "h" => TimeSpan.TicksPerHour,
            "m" => TimeSpan.TicksPerMinute,
            "s" => TimeSpan.TicksPerSecond,
            _ => TimeSpan.TicksPerMillisecond,
        };
        return TimeSpan.FromTicks((long)(amount * ticks));
    }

    [GeneratedRegex(@"^(?<part>[0-9]+(\.[0-9]+)?(ms|h|m|s))+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();
}
