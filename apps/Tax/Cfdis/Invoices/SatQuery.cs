using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Sat.Status;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>What the QR of a printed CFDI holds: SAT's verification page, asked about it.</summary>
internal static class SatQuery
{
    private const string Page = "https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx";

    /// <summary>The address inside the QR; null for what has no UUID.</summary>
    public static string? AddressOf(StoredCfdi cfdi) => ExpressionOf(cfdi) is { } expression ? Page + expression : null;

    /// <summary>The printed expression; null for what has no UUID.</summary>
    public static string? ExpressionOf(StoredCfdi cfdi) => PrintedExpression.Of(cfdi)?.Text;
}
