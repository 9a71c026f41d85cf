namespace FinanceTracker.Platform.Spreadsheets;

/// <summary>How a cell looks: places in the list of formats of <see cref="XlsxStyles"/>.</summary>
public enum XlsxLook
{
    /// <summary>As the workbook's normal style has it.</summary>
    Plain,

    /// <summary>Large and bold.</summary>
    Title,

    /// <summary>Bold.</summary>
    Strong,

    /// <summary>Head of a column.</summary>
    Header,

    /// <summary>Text that wraps.</summary>
    Text,

    /// <summary>Text with Excel's quote prefix: it stays text when it is edited.</summary>
    SafeText,

    /// <summary>An amount with cents, below zero in red.</summary>
    Money,

    /// <summary>A sum of amounts.</summary>
    MoneySum,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A share.</summary>
    Percent,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A sum of whole numbers.</summary>
    CountSum,

    /// <summary>Text in a row of sums.</summary>
    TextSum,
}

/// <summary>A cell: text is always text, never a formula; numbers are numbers.</summary>
public readonly record struct XlsxCell(string? Text, decimal? Number, XlsxLook Look)
{
    private static readonly DateOnly Epoch = new(1899, 12, 30); // serial days of a workbook (ECMA-376, 18.17.4.1)

    /// <summary>Text of our own words, with a look.</summary>
    public static XlsxCell Of(string text, XlsxLook look) => new(text, null, look);

    /// <summary>A number with a look.</summary>
    public static XlsxCell Of(decimal number, XlsxLook look) => new(null, number, look);

    /// <summary>Text from anywhere; what a spreadsheet would take for a formula is marked as text (OWASP, "CSV Injection").</summary>
    public static XlsxCell Of(string text) => new(text, null, LooksLikeFormula(text) ? XlsxLook.SafeText : XlsxLook.Text);

    /// <summary>An amount.</summary>
    public static XlsxCell Of(decimal amount) => new(null, amount, XlsxLook.Money);

    /// <summary>A day.</summary>
    public static XlsxCell Of(DateOnly day) => new(null, day.DayNumber - Epoch.DayNumber, XlsxLook.Day);

    // "$=" begins a formula for some spreadsheets that take a currency sign first.
    private static bool LooksLikeFormula(string text) => (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') || text.StartsWith("$=", StringComparison.Ordinal);
}

/// <summary>A sheet.</summary>
/// <param name="Name">As on its tab; made safe and unique by the book.</param>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="Rows">Cells by row, asked for while they are written; null is an empty cell.</param>
/// <param name="Frozen">Rows that stay in sight.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<int> Widths, IAsyncEnumerable<IReadOnlyList<XlsxCell?>> Rows, int Frozen);
