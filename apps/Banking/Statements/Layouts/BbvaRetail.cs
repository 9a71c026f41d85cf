using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>BBVA México, personal: newest first, charges negative in a column of their own.</summary>
internal static class BbvaRetail
{
    public static BankLayout Layout { get; } = new("bbva_retail", "BBVA México", "012")
    {
        Columns =
        [
            Must(Date, "FECHA"),
            Must(Description, "DESCRIPCIÓN"),
            Must(Out, "CARGO"),
            Must(In, "ABONO"),
            Must(Balance, "SALDO"),
        ],
        Export = new(
            ["Entra a bbva.mx y abre tu cuenta", "«Movimientos»", "elige el periodo", "«Exportar» o el icono de descarga",
                "elige Excel o CSV"],
            ["Sign in at bbva.mx and open your account", "\"Movimientos\"", "choose the period", "\"Exportar\" or the download icon",
                "choose Excel or CSV"]),
    };
}
