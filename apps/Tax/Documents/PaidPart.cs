namespace FinanceTracker.Tax.Documents;

/// <summary>A part of a document that was paid on a day: what moves ISR and IVA on the cash basis (LISR 102, LIVA 1-B).</summary>
/// <param name="Document">The invoice, credit note or payroll.</param>
/// <param name="Date">The day of payment.</param>
/// <param name="Part">Above 0, at most 1.</param>
/// <param name="Amounts">The part of its amounts.</param>
/// <param name="FormaPago">How it was paid, by the document's own word; by the bank's where it has none or 99.</param>
/// <param name="Proof">What says so.</param>
/// <param name="RepUuid">The complemento de pago, if there is one.</param>
/// <param name="LineId">The bank line, if it was matched.</param>
public sealed record PaidPart(
    TaxDocument Document, DateOnly Date, decimal Part, TaxedAmounts Amounts, string? FormaPago, PaymentProof Proof, string? RepUuid, Guid? LineId)
{
    /// <summary>How the bank moved it (c_FormaPago), when a line shows it: it may differ from what the document says.</summary>
    public string? BankForm { get; init; }

    /// <summary>Paid on credit, and the complemento that must prove it is missing (RMF 2.7.1.32).</summary>
    public bool LacksRep => Document.IsOnCredit && Document.Type == "I" && RepUuid is null;
}

/// <summary>How well a payment is known, from weakest to strongest.</summary>
public enum PaymentProof
{
    /// <summary>The invoice says that it was paid at once (PUE).</summary>
    Declared,

    /// <summary>A complemento de pago tells it.</summary>
    Rep,

    /// <summary>A bank line was matched.</summary>
    Bank,
}

/// <summary>A bank line that an accepted match ties to a document.</summary>
/// <param name="DocumentId">The invoice.</param>
/// <param name="LineId">The line.</param>
/// <param name="Date">Its day.</param>
/// <param name="Amount">What it pays of the document, in the document's currency.</param>
/// <param name="FormaPago">How the bank moved it, as c_FormaPago; null when it does not say.</param>
public sealed record BankPayment(Guid DocumentId, Guid LineId, DateOnly Date, decimal Amount, string? FormaPago);

/// <summary>A document that a complemento de pago pays.</summary>
/// <param name="DocumentUuid">The invoice's folio fiscal, in capitals.</param>
/// <param name="RepUuid">The complemento's.</param>
/// <param name="Date">FechaPago.</param>
/// <param name="Amount">ImpPagado, in the invoice's currency.</param>
/// <param name="FormaPago">FormaDePagoP.</param>
/// <param name="LineId">The bank line of that payment, when matched.</param>
public sealed record RepPayment(string DocumentUuid, string RepUuid, DateOnly Date, decimal Amount, string? FormaPago, Guid? LineId);
