using System.Text.RegularExpressions;
using static FinanceTracker.Banking.Statements.Layouts.LayoutColumn;
using static FinanceTracker.Banking.Statements.Tables.ColumnRole;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>BBVA Net Cash, businesses: tabs, latin-1, newest first, "concept/reference" in one column.</summary>
internal static partial class BbvaNetCash
{
    public static BankLayout Layout { get; } = new("bbva_netcash", "BBVA México", "012")
    {
        WrittenIn = "latin-1",
        Columns =
        [
            Must(Date, "Día"),
            Must(Description, "Concepto / Referencia"),
            Must(Out, "cargo", "cargos"),
            Must(In, "Abono", "abonos"),
            May(Balance, "Saldo"),
        ],
        DescriptionParts = ConceptAndReference(),
    };

    [GeneratedRegex(@"^(?<text>.*\S)\s*/\s*(?<reference>[A-Za-z0-9]{3,30})\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant, 200)]
    private static partial Regex ConceptAndReference();
}
