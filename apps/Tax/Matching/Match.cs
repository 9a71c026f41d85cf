namespace FinanceTracker.Tax.Matching;

/// <summary>Lines and payments that belong together: one of each, or several on one side.</summary>
/// <param name="LineIds">The lines, oldest first.</param>
/// <param name="PaymentIds">The expected payments.</param>
/// <param name="Points">Sum of the reasons; 75 and clear of every other reading is enough to accept alone.</param>
/// <param name="Accepted">True when nobody needs to be asked.</param>
/// <param name="Reasons">Why, weightiest first.</param>
public sealed record Match(IReadOnlyList<Guid> LineIds, IReadOnlyList<Guid> PaymentIds, int Points, bool Accepted, IReadOnlyList<MatchReason> Reasons)
{
    /// <summary>The line pays less than is asked for.</summary>
    public bool IsPartial => Reasons.Any(r => r.Code == "amount_partial");
}

/// <summary>One piece of evidence.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Points">What it counts; below zero it speaks against.</param>
/// <param name="Es">As people read it.</param>
/// <param name="En">In English.</param>
public sealed record MatchReason(string Code, int Points, string Es, string En);

/// <summary>What matching found.</summary>
/// <param name="Matches">Accepted ones and suggestions; a line or payment stands in at most one accepted match.</param>
/// <param name="LinesLeft">Lines in no accepted match.</param>
/// <param name="PaymentsLeft">Payments in no accepted match.</param>
public sealed record MatchOutcome(IReadOnlyList<Match> Matches, IReadOnlyList<Guid> LinesLeft, IReadOnlyList<Guid> PaymentsLeft);
