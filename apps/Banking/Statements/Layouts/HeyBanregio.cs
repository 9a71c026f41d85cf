using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>Hey Banco and Banregio share one export (unconfirmed for Hey): "Cargo" in the singular, "Abonos" in the plural.</summary>
internal static class HeyBanregio
{
    public static BankLayout Layout { get; } = new("hey_banregio", "Hey Banco / Banregio", "058")
    {
        Columns =
        [
            Must(Date, "Fecha"),
            Must(Description, "Descripción"),
            May(Reference, "Referencia"),
            Must(Out, "Cargo"),
            Must(In, "Abonos"),
            May(Balance, "Saldo"),
        ],
        Export = new(
            ["Entra a Hey Banco o Banregio en la web", "abre tu cuenta", "«Movimientos»", "elige el periodo", "«Descargar»",
                "elige CSV o Excel"],
            ["Sign in to Hey Banco or Banregio on the web", "open your account", "\"Movimientos\"", "choose the period", "\"Descargar\"",
                "choose CSV or Excel"]),
    };
}
