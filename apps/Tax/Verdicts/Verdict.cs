namespace FinanceTracker.Tax.Verdicts;

/// <summary>How an expense counts for ISR.</summary>
public enum IsrStatus
{
    /// <summary>All of it.</summary>
    Deductible,

    /// <summary>A part.</summary>
    Partial,

    /// <summary>Nothing.</summary>
    NotDeductible,

    /// <summary>The regime deducts no expenses.</summary>
    NotApplicable,

    /// <summary>Something must be known first; the fix says what.</summary>
    MissingData,
}

/// <summary>What an expense is worth to its taxpayer, and why.</summary>
/// <param name="Isr">For ISR, in pesos.</param>
/// <param name="Iva">For IVA, in pesos.</param>
/// <param name="Reasons">Why not all of it, and what to watch; weightiest first.</param>
/// <param name="Law">The articles it rests on.</param>
/// <param name="Evidence">What the verdict was made from.</param>
/// <param name="Fix">What would improve it; null when nothing would.</param>
public sealed record Verdict(IsrVerdict Isr, IvaVerdict Iva, IReadOnlyList<VerdictReason> Reasons, IReadOnlyList<string> Law, VerdictEvidence Evidence, VerdictFix? Fix);

/// <summary>ISR.</summary>
public sealed record IsrVerdict(IsrStatus Status, decimal Amount);

/// <summary>IVA; creditable in the month of payment.</summary>
public sealed record IvaVerdict(bool Creditable, decimal Amount);

/// <summary>One reason.</summary>
/// <param name="Code">Stable; see tax rules.</param>
/// <param name="Law">Its article.</param>
/// <param name="IsWarning">True when it changes no figure.</param>
public sealed record VerdictReason(string Code, string Es, string En, string Law, bool IsWarning);

/// <summary>What was known.</summary>
/// <param name="Subtotal">Without IVA, in pesos.</param>
/// <param name="Iva">IVA of the document, in pesos.</param>
/// <param name="Paid">Part that was paid, 0 to 1.</param>
/// <param name="FormaPago">How it was paid.</param>
/// <param name="Proof">declared, rep or bank; null when nothing says that it was paid.</param>
/// <param name="Kinds">What was bought.</param>
/// <param name="Rules">Id of each rule that spoke.</param>
public sealed record VerdictEvidence(decimal Subtotal, decimal Iva, decimal Paid, string? FormaPago, string? Proof, IReadOnlyList<string> Kinds, IReadOnlyList<string> Rules);

/// <summary>What to do.</summary>
/// <param name="Until">The last day on which it helps; null when there is none.</param>
/// <param name="Recovers">True when it brings this expense back; false when it only helps the next time.</param>
public sealed record VerdictFix(string Code, string Es, string En, DateOnly? Until, bool Recovers = true);
