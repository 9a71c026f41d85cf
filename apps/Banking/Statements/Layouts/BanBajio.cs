using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>BanBajío: numbered rows, dd-MMM-yyyy, the receipt is the reference.</summary>
internal static class BanBajio
{
    public static BankLayout Layout { get; } = new("bajio", "BanBajío", "030")
    {
        WrittenIn = "latin-1",
        Columns =
        [
            May(Ignored, "#"),
            Must(Date, "Fecha Movimiento"),
            May(Time, "Hora"),
            May(Reference, "Recibo"),
            Must(Description, "Descripción"),
            Must(Out, "Cargos"),
            Must(In, "Abonos"),
            May(Balance, "Saldo"),
        ],
        Export = new(
            ["Entra a Bajionet", "abre tu cuenta", "«Consulta de movimientos»", "elige el periodo", "«Exportar»", "elige Excel o CSV"],
            ["Sign in to Bajionet", "open your account", "\"Consulta de movimientos\"", "choose the period", "\"Exportar\"",
                "choose Excel or CSV"]),
    };
}
