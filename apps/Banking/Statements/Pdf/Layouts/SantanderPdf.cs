using static FinanceTracker.Banking.Statements.Pdf.PdfColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>Santander: days as 02-SEP-2026, a folio, deposits before withdrawals, the balance before in a line of its own.</summary>
internal static class SantanderPdf
{
    public static PdfLayout Layout { get; } = new("pdf_santander", "Santander", "014")
    {
        Columns =
        [
            Must(Date, "FECHA"),
            May(Reference, "FOLIO"),
            Must(Description, "DESCRIPCION"),
            Must(In, "DEPOSITO", "DEPOSITOS"),
            Must(Out, "RETIRO", "RETIROS"),
            Must(Balance, "SALDO"),
        ],
    };
}
