using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Verdicts;

/// <summary>Refusals of verdicts.</summary>
public static class VerdictProblems
{
    public static readonly Problem NotReceived = new("not_a_received_invoice", 422,
        "Solo las facturas recibidas tienen veredicto de deducibilidad.", "Only invoices received have a verdict of deductibility.");
}
