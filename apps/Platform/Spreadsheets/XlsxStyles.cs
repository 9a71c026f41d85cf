namespace FinanceTracker.Platform.Spreadsheets;

/// <summary>The looks of a workbook, in the order of <see cref="XlsxLook"/>.</summary>
public static class XlsxStyles
{
    private const string Money = "164";
    private const string Day = "165";
    private const string Percent = "10"; // 0.00%
    private const string Count = "3"; // #,##0

    /// <summary>xl/styles.xml.</summary>
    public static string Xml { get; } = string.Concat(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
        "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00;[Red]-#,##0.00\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy-mm-dd\"/></numFmts>",
        "<fonts count=\"3\"><font><sz val=\"10\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"10\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"14\"/><name val=\"Calibri\"/></font></fonts>",
        "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7EEF7\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>",
        "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top style=\"thin\"/><bottom/><diagonal/></border></borders>",
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"13\">",
        Look(), Look(font: 2), Look(font: 1), Look(font: 1, fill: 2, wraps: true), Look(wraps: true), Look(wraps: true, isQuoted: true),
        Look(Money), Look(Money, font: 1, border: 1), Look(Day), Look(Percent), Look(Count), Look(Count, font: 1, border: 1), Look(font: 1, border: 1),
        "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");

    private static string Look(string format = "0", int font = 0, int fill = 0, int border = 0, bool wraps = false, bool isQuoted = false) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"{(isQuoted ? " quotePrefix=\"1\"" : "")}><alignment vertical=\"top\"{(wraps ? " wrapText=\"1\"" : "")}/></xf>");
}
