using static FinanceTracker.Banking.Statements.Pdf.PdfColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>Banamex: days as 02 SEP, withdrawals before deposits, the balance printed on some lines only.</summary>
internal static class BanamexPdf
{
    public static PdfLayout Layout { get; } = new("pdf_banamex", "Banamex", "002")
    {
        Columns =
        [
            Must(Date, "FECHA"),
            Must(Description, "CONCEPTO", "DESCRIPCIÓN"),
            Must(Out, "RETIROS", "RETIRO"),
            Must(In, "DEPOSITOS", "DEPOSITO"),
            Must(Balance, "SALDO"),
        ],
    };
}
