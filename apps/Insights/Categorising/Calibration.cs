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

    /// <summary>Log-odds, kept within ±12.</summary>
    public static double LogOdds(double probability)
    {
        var kept = Math.Clamp(probability, 6e-6, 1 - 6e-6);
        return Math.Log(kept / (1 - kept));
    }

    /// <summary>Applies knots (log-odds x0, probability y0, x1, y1, …; rising) by straight lines between them.</summary>
    public static double Apply(float[] knots, double raw)
    {
        if (knots.Length < 4) return raw;
        var odds = LogOdds(raw);
        if (odds <= knots[0]) return knots[1];
        for (var at = 2; at < knots.Length; at += 2)
        {
            if (odds > knots[at]) continue;
            double x0 = knots[at - 2], y0 = knots[at - 1], x1 = knots[at], y1 = knots[at + 1];
            return x1 <= x0 ? y1 : y0 + ((y1 - y0) * (odds - x0) / (x1 - x0));
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
