namespace FinanceTracker.Contracts.Tax;

/// <summary>A supplier whose CFDIs the tenant holds stands on SAT's public list of CFF 69-B, or its status there changed.</summary>
/// <param name="TenantId">Whose supplier it is.</param>
/// <param name="Rfc">The supplier, as SAT publishes it.</param>
/// <param name="Status"><see cref="Final"/>, <see cref="Presumed"/> or <see cref="Cleared"/>.</param>
/// <param name="Invoices">How many of its invoices the tenant holds.</param>
/// <param name="Deductions">What they deduct for ISR, in pesos; 0 when the tenant's regimes deduct nothing.</param>
/// <param name="Iva">IVA that they credit, in pesos.</param>
/// <param name="PublishedOn">First publication of that status.</param>
/// <param name="CorrectBy">Last of the 30 business days to prove the operations or correct (CFF 69-B), counted without SAT's vacations; null where no term runs.</param>
/// <param name="ListDate">The day up to which SAT says the list is current.</param>
public sealed record SupplierListed(
    Guid TenantId, string Rfc, string Status, int Invoices, decimal Deductions, decimal Iva, DateOnly? PublishedOn, DateOnly? CorrectBy, DateOnly ListDate) : IEvent
{
    /// <summary>Its invoices have no effect.</summary>
    public const string Final = "definitivo";

    /// <summary>It may still prove its operations.</summary>
    public const string Presumed = "presunto";

    /// <summary>It proved its operations, or won in court.</summary>
    public const string Cleared = "aclarado";

    /// <inheritdoc/>
    public static string Topic => "tax.supplier-listed.v1";
}
