using System.Text.RegularExpressions;
using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>
/// Banamex: a preamble with account and opening balance, then "Detalle de Movimientos - Depósitos y Retiros"; the description carries
/// "Referencia Númerica:" (the bank's own spelling) and "Autorización:".
/// </summary>
internal static partial class Banamex
{
    public static BankLayout Layout { get; } = new("banamex", "Banamex", "002")
    {
        WrittenIn = "latin-1",
        Columns =
        [
            Must(Date, "Fecha"),
            Must(Description, "Descripción"),
            Must(In, "Depósitos"),
            Must(Out, "Retiros"),
            Must(Balance, "Saldo"),
        ],
        DescriptionParts = ReferenceAndAuthorisation(),
        Export = new(
            ["Entra a BancaNet de Banamex", "abre tu cuenta", "«Detalle de movimientos»", "elige el periodo", "«Descargar»",
                "elige CSV, Excel u OFX"],
            ["Sign in to Banamex BancaNet", "open your account", "\"Detalle de movimientos\"", "choose the period", "\"Descargar\"",
                "choose CSV, Excel or OFX"]),
    };

    // The letters that carry accents are left open: they are often lost on the way.
    [GeneratedRegex(
        @"^(?<text>.*?)\s*Referencia\s+N\S{1,3}m\S{1,2}rica\s*:\s*(?<reference>\w+)(?:\s+Autorizaci\S{1,3}n\s*:\s*\w+)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        200)]
    private static partial Regex ReferenceAndAuthorisation();
}
