namespace FinanceTracker.Tax.Matching;

/// <summary>A suggestion that waits for a person: what to confirm or refuse.</summary>
/// <param name="MatchId">For <c>/tax/matches/{matchId}/confirm</c>.</param>
/// <param name="Points">How likely it is.</param>
/// <param name="LineId">The line, in Ledger.</param>
/// <param name="Date">The line's day.</param>
/// <param name="Amount">The line's amount, signed.</param>
/// <param name="Description">What the bank printed.</param>
/// <param name="CfdiId">The invoice.</param>
/// <param name="Es">What to do.</param>
/// <param name="En">The same in English.</param>
public sealed record MatchHint(Guid MatchId, int Points, Guid LineId, DateOnly Date, decimal Amount, string Description, Guid CfdiId, string Es, string En)
{
    /// <summary>For an invoice that nothing paid.</summary>
    internal static MatchHint OfPayment(StoredMatch match) =>
        Of(match, "Hay un movimiento que podría ser su pago: confírmalo.", "There is a line that could be its payment: confirm it.");

    /// <summary>For an expense without an invoice.</summary>
    internal static MatchHint OfInvoice(StoredMatch match) =>
        Of(match, "Hay una factura que podría ser la suya: confírmala.", "There is an invoice that could be its own: confirm it.");

    private static MatchHint Of(StoredMatch match, string es, string en) =>
        new(match.Id, match.Points, match.LineId, match.LineDate, match.LineAmount, match.LineText, match.CfdiId, es, en);
}
