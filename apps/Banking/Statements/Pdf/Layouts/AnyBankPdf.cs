using static FinanceTracker.Banking.Statements.Pdf.PdfColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>Any bank whose columns have the usual names. Nothing else is known of it, so the proof alone decides.</summary>
internal static class AnyBankPdf
{
    public static PdfLayout Layout { get; } = new("pdf_any", "", "")
    {
        Columns =
        [
            Must(Date, "FECHA DE OPERACIÓN", "FECHA OPERACIÓN", "FECHA", "DÍA", "OPER"),
            May(Ignored, "FECHA DE LIQUIDACIÓN", "FECHA LIQUIDACIÓN", "FECHA VALOR", "LIQ"),
            Must(Description, "DESCRIPCIÓN", "CONCEPTO", "DETALLE", "MOVIMIENTO", "OPERACIÓN", "TRANSACCIÓN"),
            May(Reference, "REFERENCIA", "FOLIO", "NO. REFERENCIA"),
            Must(Out, "CARGOS", "CARGO", "RETIROS", "RETIRO", "RETIROS / CARGOS", "CARGOS / RETIROS", "EGRESOS", "SALIDAS"),
            Must(In, "ABONOS", "ABONO", "DEPÓSITOS", "DEPÓSITO", "DEPÓSITOS / ABONOS", "ABONOS / DEPÓSITOS", "INGRESOS", "ENTRADAS"),
            May(Balance, "SALDO", "SALDO FINAL"),
        ],
    };
}
