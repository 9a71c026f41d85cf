using FinanceTracker.Tax.AnnualReturn;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>What an annual return is prepared from.</summary>
/// <param name="Facts">The facts of the year.</param>
/// <param name="IsProfileConfirmed">A person confirmed RFC and regimes.</param>
public sealed record AnnualFiling(AnnualFacts Facts, bool IsProfileConfirmed)
{
    /// <summary>Last day of the year.</summary>
    public DateOnly Last => new(Facts.Year, 12, 31);
}
