using FinanceTracker.Banking.Statements.Layouts;
using FinanceTracker.Banking.Statements.Pdf.Layouts;

namespace FinanceTracker.Banking.Statements;

/// <summary>A kind of file that is recognised by itself.</summary>
/// <param name="Key">Stable key: a bank's layout or a format.</param>
/// <param name="Name">Name for people.</param>
public sealed record SupportedStatement(string Key, string Name);

/// <summary>What the reader recognises, for the page that says so and for the test that wants a suite of each.</summary>
public static class SupportedStatements
{
    public static IReadOnlyList<SupportedStatement> All { get; } =
    [
        .. BankLayouts.All.Select(l => new SupportedStatement(l.Key, l.Bank)),
        new("generic", "CSV, TXT"),
        new("xlsx", "Excel"),
        new("html", "HTML, XML (.xls)"),
        new("ofx", "OFX 1.x, 2.x"),
        new("qif", "QIF"),
        new("camt053", "CAMT.053"),
        new("mt940", "MT940"),
        .. PdfLayouts.All.Select(l => new SupportedStatement(l.Key, l.Bank.Length == 0 ? "PDF" : $"{l.Bank} (PDF)")),
    ];
}
