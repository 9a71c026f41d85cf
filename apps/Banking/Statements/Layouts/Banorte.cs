using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>Banorte, comma or pipe: "$" before amounts, "-" or "$0.00" for nothing, the tracking key inside the detailed description.</summary>
internal static class Banorte
{
    public static BankLayout Layout { get; } = new("banorte", "Banorte", "072")
    {
        Columns =
        [
            Must(Account, "CUENTA"),
            Must(Date, "FECHA DE OPERACIÓN"),
            May(Ignored, "FECHA"),
            May(Reference, "REFERENCIA"),
            Must(Description, "DESCRIPCIÓN"),
            May(Ignored, "COD. TRANSAC"),
            May(Ignored, "SUCURSAL"),
            Must(In, "DEPÓSITOS"),
            Must(Out, "RETIROS"),
            May(Balance, "SALDO"),
            May(Ignored, "MOVIMIENTO"),
            May(Detail, "DESCRIPCIÓN DETALLADA"),
        ],
        Export = new(
            ["Entra a banorte.com y abre tu cuenta", "«Consulta de movimientos»", "elige el periodo", "«Exportar»", "elige CSV o TXT"],
            ["Sign in at banorte.com and open your account", "\"Consulta de movimientos\"", "choose the period", "\"Exportar\"",
                "choose CSV or TXT"]),
    };
}
