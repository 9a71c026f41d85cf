using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Ledger.Splits;

/// <summary>When amounts are the parts of a whole.</summary>
public static class PartsMath
{
    private const int Fewest = 2;
    private const int Most = 20;

    /// <summary>What is wrong with the parts of <paramref name="whole"/>, if anything.</summary>
    public static Problem? Check(decimal whole, IReadOnlyList<decimal> parts)
    {
        if (parts.Count is < Fewest or > Most)
            return LedgerProblems.BadSplit.Because("Van de 2 a 20 partes.", "There must be 2 to 20 parts.");
        if (parts.Any(p => p == 0 || Math.Sign(p) != Math.Sign(whole)))
            return LedgerProblems.BadSplit.Because("Cada parte lleva el signo del movimiento y no es cero.", "Every part has the transaction's sign and is not zero.").With("amount", whole);
        if (parts.Any(p => decimal.Round(p, 4) != p))
            return LedgerProblems.BadSplit.Because("A lo más cuatro decimales.", "At most four decimals.");

        // Amounts of 28 digits would overflow the sum; no line of a bank has them.
        if (parts.Any(p => Math.Abs(p) > Math.Abs(whole)) || parts.Sum() != whole)
            return LedgerProblems.BadSplit.Because("Las partes deben sumar el importe exacto.", "The parts must add up to the exact amount.").With("amount", whole);
        return null;
    }
}
