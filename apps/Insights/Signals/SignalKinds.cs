namespace FinanceTracker.Insights.Signals;

/// <summary>The kinds of signals, as they travel; the weightiest first.</summary>
internal static class SignalKinds
{
    public const string BalanceAhead = "balance_ahead";
    public const string UnusualAmount = "unusual_amount";
    public const string TrialEnded = "trial_ended";
    public const string PriceRise = "price_rise";
    public const string ChargeDue = "charge_due";

    public static readonly IReadOnlyList<string> ByWeight = [BalanceAhead, UnusualAmount, TrialEnded, PriceRise, ChargeDue];
}
