using static FinanceTracker.Banking.Statements.Pdf.PdfColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>BBVA: a header of two lines (OPER and LIQ under FECHA, OPERACIÓN and LIQUIDACIÓN under SALDO), days as 02/SEP, the balance printed on the last movement of a day only, the counterpart on lines below.</summary>
internal static class BbvaPdf
{
    public static PdfLayout Layout { get; } = new("pdf_bbva", "BBVA México", "012")
    {
        Columns =
        [
            Must(Date, "OPER", "OPER."),
            May(Ignored, "LIQ", "LIQ."),
            May(Ignored, "COD", "COD.", "CÓDIGO"),
            Must(Description, "DESCRIPCIÓN", "CONCEPTO"),
            May(Reference, "REFERENCIA"),
            Must(Out, "CARGOS", "CARGO"),
            Must(In, "ABONOS", "ABONO"),
            May(Balance, "OPERACIÓN", "SALDO"),
            Unread("LIQUIDACIÓN"),
        ],
    };
}
