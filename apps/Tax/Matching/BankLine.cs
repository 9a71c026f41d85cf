namespace FinanceTracker.Tax.Matching;

/// <summary>A line of the bank, as matching sees it.</summary>
/// <param name="Id">The line's id in Ledger.</param>
/// <param name="Date">The day that the bank booked it.</param>
/// <param name="Amount">Signed; money out is negative.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Descriptor">What the bank printed.</param>
/// <param name="MerchantKey">Lines of one merchant share it; null when nothing is known.</param>
/// <param name="Reference">Reference or SPEI tracking key.</param>
public sealed record BankLine(Guid Id, DateOnly Date, decimal Amount, string Currency, string Descriptor, string? MerchantKey, string? Reference)
{
    /// <summary>The account's kind, as Ledger names it (checking, credit…); null when unknown.</summary>
    public string? AccountKind { get; init; }

    /// <summary>Which way the money went.</summary>
    public Flow Flow => Amount < 0 ? Flow.Out : Flow.In;

    /// <summary>How much, without its sign.</summary>
    public decimal Size => Math.Abs(Amount);
}

/// <summary>Which way money goes, seen from the taxpayer.</summary>
public enum Flow
{
    /// <summary>Paid: an invoice received, a credit note issued, wages paid.</summary>
    Out,

    /// <summary>Collected: an invoice issued, a credit note received, wages received.</summary>
    In,
}
