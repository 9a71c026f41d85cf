using static FinanceTracker.Banking.Statements.Pdf.PdfColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>Banorte: days as 02-SEP-26, long names above the columns (some of two lines), SALDO ANTERIOR as the first line of the table.</summary>
internal static class BanortePdf
{
    public static PdfLayout Layout { get; } = new("pdf_banorte", "Banorte", "072")
    {
        Columns =
        [
            Must(Date, "FECHA"),
            Must(Description, "DESCRIPCIÓN / ESTABLECIMIENTO", "DESCRIPCIÓN"),
            Must(In, "MONTO DEL DEPOSITO", "DEPOSITO", "DEPÓSITOS"),
            Must(Out, "MONTO DEL RETIRO", "RETIRO", "RETIROS"),
            Must(Balance, "SALDO"),
        ],
    };
}
