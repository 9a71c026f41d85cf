namespace FinanceTracker.Tax.Sat.Status;

/// <summary>What to do after asking how a CFDI stands.</summary>
/// <param name="AskAgainAt">When to ask again; null: never.</param>
/// <param name="Tell">True when the answer may be told as a fact.</param>
internal readonly record struct StatusNext(DateTimeOffset? AskAgainAt, bool Tell);

/// <summary>
/// When to ask again. A fresh CFDI may be "not found" for up to 72 hours; 601 and silence also mean that SAT's service is down: nobody is told
/// of either before it has been said more than once. A valid one may be cancelled later, so it is looked at again, at growing intervals, for as
/// long as the law lets it be cancelled; a cancelled one stays so.
/// </summary>
internal static class StatusRetry
{
    /// <summary>How long a stamp may take to be known everywhere.</summary>
    public static readonly TimeSpan Propagation = TimeSpan.FromHours(72);

    private const int Believed = 3;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);
    private static readonly TimeSpan RecentRecheck = TimeSpan.FromDays(7);
    private static readonly TimeSpan Recheck = TimeSpan.FromDays(30);
    private static readonly TimeSpan PendingRecheck = TimeSpan.FromHours(12);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>Decides.</summary>
    /// <param name="status">The answer; null when there was none.</param>
    /// <param name="stampedAt">When the CFDI was stamped.</param>
    /// <param name="same">How often in a row this has been the answer, this time included.</param>
    /// <param name="now">The time.</param>
    public static StatusNext After(CfdiStatus? status, DateTimeOffset stampedAt, int same, DateTimeOffset now) => status?.Standing switch
    {
        CfdiStanding.Cancelled => new(null, Tell: true),
        CfdiStanding.Valid => new(status.Cancelling == Cancelling.InProcess ? now + PendingRecheck : Later(stampedAt, now), Tell: true),
        CfdiStanding.NotFound when now - stampedAt < Propagation => new(now + Pause(same), Tell: false),
        CfdiStanding.NotFound => same >= Believed ? new(Later(stampedAt, now), Tell: true) : new(now + Pause(same), Tell: false),
        CfdiStanding.BadExpression => same >= Believed ? new(null, Tell: true) : new(now + Pause(same), Tell: false),
        _ => new(now + Pause(same), Tell: false),
    };

    // CFF 29-A: a CFDI can be cancelled until the month in which the annual return of its year is due, April for persons: one look after it is the last.
    private static DateTimeOffset? Later(DateTimeOffset stampedAt, DateTimeOffset now)
    {
        var last = new DateTimeOffset(stampedAt.Year + 1, 5, 2, 12, 0, 0, TimeSpan.Zero);
        if (now >= last) return null;
        var next = now + (now - stampedAt < Recent ? RecentRecheck : Recheck);
        return next < last ? next : last;
    }

    private static TimeSpan Pause(int same)
    {
        var pause = TimeSpan.FromMinutes(5 * (1 << Math.Clamp(same - 1, 0, 8)));
        return pause < Longest ? pause : Longest;
    }
}
