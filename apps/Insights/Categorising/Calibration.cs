namespace FinanceTracker.Insights.Categorising;

/// <summary>Maps the combiner's probability to how often such answers were right, and to a level with a promised precision.</summary>
internal static class Calibration
{
    /// <summary>Precision promised by each level.</summary>
    public const double VeryHigh = 0.98;

    /// <summary>Precision promised by "high".</summary>
    public const double High = 0.90;

    /// <summary>Precision promised by "medium"; below it nothing is applied.</summary>
    public const double Medium = 0.75;

    /// <summary>Applies knots (x0, y0, x1, y1, …; rising) by straight lines between them.</summary>
    public static double Apply(float[] knots, double probability)
    {
        if (knots.Length < 4) return probability;
        if (probability <= knots[0]) return knots[1];
        for (var at = 2; at < knots.Length; at += 2)
        {
            if (probability > knots[at]) continue;
            double x0 = knots[at - 2], y0 = knots[at - 1], x1 = knots[at], y1 = knots[at + 1];
            return x1 <= x0 ? y1 : y0 + ((y1 - y0) * (probability - x0) / (x1 - x0));
        }

        return knots[^1];
    }

    /// <summary>The level of a calibrated probability, or null: ask.</summary>
    public static string? LevelOf(double probability) => probability switch
    {
        >= VeryHigh => "very_high",
        >= High => "high",
        >= Medium => "medium",
        _ => null
    };
}
