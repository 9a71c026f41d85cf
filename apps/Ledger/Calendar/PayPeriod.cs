namespace FinanceTracker.Ledger.Calendar;

/// <summary>The stretch of days one pay has to last for.</summary>
/// <param name="From">The pay day, or the first of the month when there is none.</param>
/// <param name="To">The day before the next pay day; inclusive.</param>
/// <param name="NextPayDay">When the next pay comes; null when income has no fixed day.</param>
public sealed record PayPeriod(DateOnly From, DateOnly To, DateOnly? NextPayDay)
{
    /// <summary>How many days the money must still last, <paramref name="today"/> included; 0 once the period is over.</summary>
    public int DaysLeft(DateOnly today) => Math.Max(0, To.DayNumber - today.DayNumber + 1);

    /// <summary>True when the day lies inside the period.</summary>
    public bool Contains(DateOnly day) => day >= From && day <= To;
}
