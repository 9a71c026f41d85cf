using static FinanceTracker.Banking.Statements.Pdf.PdfColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>Nu: one column of signed amounts and no running balance; proved by Saldo inicial and Saldo final alone.</summary>
internal static class NuPdf
{
    public static PdfLayout Layout { get; } = new("pdf_nu", "Nu México", "638")
    {
        Columns =
        [
            Must(Date, "Fecha"),
            Must(Description, "Descripción", "Concepto", "Movimiento"),
            Must(Amount, "Monto en pesos mexicanos", "Monto en pesos", "Monto"),
        ],
    };
}
