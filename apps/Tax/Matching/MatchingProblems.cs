using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Matching;

/// <summary>Refusals of matching.</summary>
public static class MatchingProblems
{
    public static readonly Problem BadCursor = new("bad_match_cursor", 400,
        "El cursor no es uno que hayamos dado: pide la primera página.", "The cursor is not one of ours: ask for the first page.");

    public static readonly Problem AlreadyPaid = new("invoice_matched_otherwise", 409,
        "Ese movimiento o esa factura ya están conciliados de otra forma. Rechaza primero esa conciliación.",
        "That line or invoice is matched otherwise already. Reject that match first.");
}
