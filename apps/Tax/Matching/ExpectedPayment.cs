namespace FinanceTracker.Tax.Matching;

/// <summary>What fiscal documents say that should have moved at the bank: one invoice, or one payment of a complemento de pago.</summary>
/// <param name="Id">The CFDI, or the payment inside a complemento.</param>
/// <param name="Source">What kind of document says so.</param>
/// <param name="Shares">The invoices that it pays, with what each gets; the sum is <paramref name="Amount"/>.</param>
/// <param name="Flow">Which way.</param>
/// <param name="Date">Day of issue of an invoice, day of payment of a complemento.</param>
/// <param name="Amount">Above zero, in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PesosPerUnit">TipoCambio of the document; 1 for pesos.</param>
/// <param name="Counterparty">The other side.</param>
/// <param name="FormaPago">SAT's c_FormaPago; null or 99 when not said.</param>
/// <param name="Operation">NumOperacion of the complemento: often the SPEI tracking key.</param>
/// <param name="Folio">The folio, as the issuer prints it.</param>
public sealed record ExpectedPayment(
    Guid Id, PaymentSource Source, IReadOnlyList<Share> Shares, Flow Flow, DateOnly Date, decimal Amount, string Currency, decimal PesosPerUnit,
    Counterparty Counterparty, string? FormaPago, string? Operation, string? Folio)
{
    /// <summary>The serie that goes before the folio.</summary>
    public string? Serie { get; init; }
}

/// <summary>One invoice's part of a payment.</summary>
public sealed record Share(Guid CfdiId, decimal Amount);

/// <summary>The other side of a document.</summary>
public sealed record Counterparty(string Rfc, string Name);

/// <summary>Which document expects the payment.</summary>
public enum PaymentSource
{
    /// <summary>Paid in one piece about the day of issue (PUE).</summary>
    Invoice,

    /// <summary>Paid later or in parts, and no complemento says when yet (PPD).</summary>
    OpenInvoice,

    /// <summary>A payment that a complemento de pago (REP) tells.</summary>
    Pago,

    /// <summary>Money given back (type E).</summary>
    CreditNote,

    /// <summary>Wages (type N).</summary>
    Nomina,
}
