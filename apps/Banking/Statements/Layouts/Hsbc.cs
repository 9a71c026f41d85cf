using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>HSBCnet: a wide sheet; the day is "Fecha del apunte", when the bank booked it.</summary>
internal static class Hsbc
{
    public static BankLayout Layout { get; } = new("hsbc", "HSBC", "021")
    {
        Columns =
        [
            May(Ignored, "Nombre de cuenta"),
            May(Account, "Número de cuenta"),
            May(Ignored, "Nombre del banco"),
            May(Currency, "Moneda"),
            May(Reference, "Referencia bancaria"),
            Must(Description, "Descripción"),
            May(Ignored, "Referencia de cliente"),
            May(Ignored, "Tipo TRN"),
            May(Ignored, "Fecha valor"),
            Must(In, "Importe de crédito", "Importe del crédito"),
            Must(Out, "Importe del débito", "Importe de débito"),
            May(Balance, "Saldo"),
            May(Time, "Hora"),
            Must(Date, "Fecha del apunte"),
        ],
        Export = new(
            ["Entra a HSBC o HSBCnet", "abre tu cuenta", "«Movimientos»", "elige el periodo", "«Descargar» o «Exportar»",
                "elige Excel o CSV"],
            ["Sign in to HSBC or HSBCnet", "open your account", "\"Movimientos\"", "choose the period", "\"Descargar\" or \"Exportar\"",
                "choose Excel or CSV"]),
    };
}
