using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>Santander: values in apostrophes, ddMMyyyy, the sign in a column of its own.</summary>
internal static class Santander
{
    public static BankLayout Layout { get; } = new("santander", "Santander", "014")
    {
        WrittenIn = "latin-1",
        Columns =
        [
            Must(Account, "Cuenta"),
            Must(Date, "Fecha"),
            May(Time, "Hora"),
            May(Ignored, "Sucursal"),
            Must(Description, "Descripción"),
            Must(Direction, "Cargo/Abono"),
            Must(Amount, "Importe"),
            May(Balance, "Saldo"),
            May(Reference, "Referencia"),
            May(Ignored, "Concepto"),
            May(Tracking, "Clave de Rastreo"),
        ],
        Export = new(
            ["Entra a SuperNet o Enlace de Santander", "abre tu cuenta", "«Consulta de movimientos»", "elige el periodo",
                "«Exportar» a CSV, TXT o Excel"],
            ["Sign in to Santander SuperNet or Enlace", "open your account", "\"Consulta de movimientos\"", "choose the period",
                "\"Exportar\" as CSV, TXT or Excel"]),
    };
}
