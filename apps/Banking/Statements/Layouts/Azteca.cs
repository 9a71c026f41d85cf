using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>Banco Azteca: ISO dates, one signed amount, "MOVIMIENTO" is the reference.</summary>
internal static class Azteca
{
    public static BankLayout Layout { get; } = new("azteca", "Banco Azteca", "127")
    {
        Columns =
        [
            Must(Date, "FECHA DE APLICACIÓN"),
            Must(Description, "CONCEPTO"),
            Must(Amount, "IMPORTE"),
            May(Reference, "MOVIMIENTO"),
            May(Balance, "SALDO"),
        ],
        Export = new(
            ["Entra a bancoazteca.com.mx", "abre tu cuenta", "«Movimientos»", "elige el periodo", "«Descargar»", "elige Excel o CSV"],
            ["Sign in at bancoazteca.com.mx", "open your account", "\"Movimientos\"", "choose the period", "\"Descargar\"",
                "choose Excel or CSV"]),
    };
}
