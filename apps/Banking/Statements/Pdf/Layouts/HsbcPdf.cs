using static FinanceTracker.Banking.Statements.Pdf.PdfColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>HSBC: the day alone, its month and year in the period; charges before deposits.</summary>
internal static class HsbcPdf
{
    public static PdfLayout Layout { get; } = new("pdf_hsbc", "HSBC", "021")
    {
        Columns =
        [
            Must(Date, "DIA", "DÍA"),
            Must(Description, "DESCRIPCIÓN"),
            May(Reference, "REFERENCIA / SERIAL", "REFERENCIA/SERIAL", "REFERENCIA"),
            Must(Out, "RETIRO / CARGO", "RETIRO/CARGO", "RETIROS", "CARGOS"),
            Must(In, "DEPÓSITO / ABONO", "DEPÓSITO/ABONO", "DEPÓSITOS", "ABONOS"),
            Must(Balance, "SALDO"),
        ],
        DayAlone = true,
    };
}
