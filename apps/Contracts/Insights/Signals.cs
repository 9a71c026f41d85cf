namespace FinanceTracker.Contracts.Insights;

/// <summary>Ledger asks what the models notice in the books of the tenant: the raw material of its alerts.</summary>
/// <param name="Since">Lines booked from this day on are judged; older ones are history only.</param>
/// <param name="Today">The day in the tenant's zone.</param>
public sealed record FindSignals(DateOnly Since, DateOnly Today);

/// <summary>What was noticed, at most 200, the weightiest first.</summary>
public sealed record SignalsFound(IReadOnlyList<Signal> Signals);

/// <summary>One thing that the models noticed.</summary>
/// <param name="Kind"><c>unusual_amount</c>, <c>price_rise</c>, <c>charge_due</c> (a known series is expected within 7 days), <c>trial_ended</c> or <c>balance_ahead</c>
/// (the 80 % band of the forecast touches the floor within 14 days).</param>
/// <param name="Key">The same for the same fact on every call, so that it is told once.</param>
/// <param name="TransactionId">The line it is about; null for what is still to come.</param>
/// <param name="AccountId">The account; null when it is about all of them.</param>
/// <param name="Date">The day of the line, or the day that is expected.</param>
/// <param name="Merchant">As people read it.</param>
/// <param name="Amount">Size of the charge, or the balance expected; positive for a charge.</param>
/// <param name="Usual">What is usual instead; null when there is nothing to compare with.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Signal(
    string Kind, string Key, Guid? TransactionId, Guid? AccountId, DateOnly Date, string Merchant, decimal Amount, decimal? Usual, string Currency);
