using System.ComponentModel.DataAnnotations.Schema;

namespace FinanceTracker.Tax.Sat.Status;

/// <summary>What SAT says of a CFDI, as it is kept beside it.</summary>
[ComplexType]
public sealed record SatState
{
    /// <summary>How it stands, as far as it may be told as a fact; see <see cref="StatusRetry"/>.</summary>
    public CfdiStanding Standing { get; init; }

    public Cancellable Cancellable { get; init; }

    public Cancelling Cancelling { get; init; }

    /// <summary>SAT says that the issuer is on the list of CFF 69-B; null when it did not say.</summary>
    public bool? IssuerListed { get; init; }

    /// <summary>When SAT last answered.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>SAT's instant where it told one; else when it was found out.</summary>
    public DateTimeOffset? CancelledSince { get; init; }

    /// <summary>True when a simulator said so, not SAT.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>The last answer, told as a fact or not; silence is <see cref="CfdiStanding.Unknown"/>.</summary>
    public CfdiStanding LastAnswer { get; init; }

    /// <summary>How often in a row that was the answer.</summary>
    public int Same { get; init; }

    /// <summary>The state after asking, and when to ask again.</summary>
    /// <param name="answer">The answer; null when there was none.</param>
    /// <param name="stampedAt">When the CFDI was stamped.</param>
    /// <param name="now">The time.</param>
    internal (SatState State, DateTimeOffset? DueAt) After(CfdiStatus? answer, DateTimeOffset stampedAt, DateTimeOffset now)
    {
        var said = answer?.Standing ?? CfdiStanding.Unknown;
        var same = said == LastAnswer ? Same + 1 : 1;
        var next = StatusRetry.After(answer, stampedAt, same, now);
        var heard = this with { LastAnswer = said, Same = same };
        if (answer is null || said == CfdiStanding.Unknown) return (heard, next.AskAgainAt);
        heard = heard with { CheckedAt = now, IssuerListed = answer.IssuerListed ?? IssuerListed };
        if (!next.Tell || (Standing == CfdiStanding.Cancelled && said != CfdiStanding.Valid && said != CfdiStanding.Cancelled)) return (heard, next.AskAgainAt);
        return (heard with
        {
            Standing = said,
            Cancellable = answer.Cancellable,
            Cancelling = answer.Cancelling,
            CancelledSince = said == CfdiStanding.Cancelled ? CancelledSince ?? now : null,
        }, next.AskAgainAt);
    }

    /// <summary>The state after SAT's metadata named it as cancelled.</summary>
    internal SatState CancelledAt(DateTimeOffset? since, DateTimeOffset now) => this with
    {
        Standing = CfdiStanding.Cancelled,
        LastAnswer = CfdiStanding.Cancelled,
        Same = 1,
        Cancelling = Cancelling.None,
        CheckedAt = now,
        CancelledSince = since ?? now,
    };
}

/// <summary>What SAT says of a CFDI, as shown.</summary>
/// <param name="Standing">not_checked, valid, cancelled, not_found or bad_expression.</param>
/// <param name="IssuerListed">SAT says that the issuer is on the list of CFF 69-B.</param>
/// <param name="CheckedAt">When SAT last answered.</param>
/// <param name="CancelledSince">SAT's instant where it told one; else when it was found out.</param>
/// <param name="Simulated">True when a simulator said so, not SAT.</param>
public sealed record SatView(
    CfdiStanding Standing, Cancellable Cancellable, Cancelling Cancelling, bool? IssuerListed, DateTimeOffset? CheckedAt, DateTimeOffset? CancelledSince, bool Simulated)
{
    /// <summary>The view of a state.</summary>
    public static SatView Of(SatState state) =>
        new(state.Standing, state.Cancellable, state.Cancelling, state.IssuerListed, state.CheckedAt, state.CancelledSince, state.IsSimulated);
}
