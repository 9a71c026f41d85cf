using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FinanceTracker.Tax.Reports.Writing;

/// <summary>How a cell looks: places in the list of formats of <see cref="XlsxStyles"/>.</summary>
internal enum XlsxLook
{
    Plain,
    Title,
    Strong,
    Header,
    Text,
    SafeText,
    Money,
    MoneySum,
    Day,
    Percent,
    Count,
    CountSum,
    TextSum,
}

/// <summary>A cell: text is always text, never a formula; numbers are numbers.</summary>
internal readonly record struct XlsxCell(string? Text, decimal? Number, XlsxLook Look)
{
    public static XlsxCell Of(string text, XlsxLook look) => new(text, null, look);

    public static XlsxCell Of(decimal number, XlsxLook look) => new(null, number, look);
}

/// <summary>A sheet.</summary>
/// <param name="Name">As on its tab; made safe and unique by the book.</param>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="Rows">Cells by row; null is an empty cell.</param>
/// <param name="Frozen">Rows that stay in sight.</param>
internal sealed record XlsxSheet(string Name, IReadOnlyList<int> Widths, IEnumerable<IReadOnlyList<XlsxCell?>> Rows, int Frozen);

/// <summary>
/// A workbook by ECMA-376 with inline strings. Text lies in cells of type text, so that no name can become a formula, and what looks like one
/// is marked with Excel's own quote prefix, so that it stays text when it is edited. The same sheets on the same day are the same bytes.
/// </summary>
internal static class XlsxBook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const int LongestName = 31;
    private const int LongestText = 32_000;

    /// <summary>Writes the book; the target needs not be seekable.</summary>
    public static void Write(Stream target, IReadOnlyList<XlsxSheet> sheets, DateOnly day)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Put(zip, day, "[Content_Types].xml", w => ContentTypes(w, sheets.Count));
        Put(zip, day, "_rels/.rels", w => w.Write(
            $"{Declaration}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        Put(zip, day, "xl/workbook.xml", w => Workbook(w, NamesOf(sheets)));
        Put(zip, day, "xl/_rels/workbook.xml.rels", w => Links(w, sheets.Count));
        Put(zip, day, "xl/styles.xml", w => w.Write(XlsxStyles.Xml));
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            Put(zip, day, Invariant($"xl/worksheets/sheet{i + 1}.xml"), w => Sheet(w, sheet));
        }
    }

    private static void ContentTypes(StreamWriter w, int sheets)
    {
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        w.Write($"{Declaration}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
        w.Write($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>");
        for (var i = 1; i <= sheets; i++) w.Write(Invariant($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Type}.worksheet+xml\"/>"));
        w.Write("</Types>");
    }

    private static void Workbook(StreamWriter w, IReadOnlyList<string> names)
    {
        w.Write($"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        for (var i = 0; i < names.Count; i++) w.Write(Invariant($"<sheet name=\"{Escape(names[i])}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"));
        w.Write("</sheets></workbook>");
    }

    private static void Links(StreamWriter w, int sheets)
    {
        w.Write($"{Declaration}<Relationships xmlns=\"{Package}/relationships\">");
        for (var i = 1; i <= sheets; i++) w.Write(Invariant($"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"));
        w.Write(Invariant($"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"));
    }

    private static void Sheet(StreamWriter w, XlsxSheet sheet)
    {
        w.Write($"{Declaration}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\">");
        if (sheet.Frozen > 0) w.Write(Invariant($"<pane ySplit=\"{sheet.Frozen}\" topLeftCell=\"A{sheet.Frozen + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
        w.Write("</sheetView></sheetViews><cols>");
        for (var i = 0; i < sheet.Widths.Count; i++) w.Write(Invariant($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{sheet.Widths[i]}\" customWidth=\"1\"/>"));
        w.Write("</cols><sheetData>");
        var number = 0;
        foreach (var row in sheet.Rows)
        {
            w.Write(Invariant($"<row r=\"{++number}\">"));
            for (var i = 0; i < row.Count; i++)
                if (row[i] is { } cell) Cell(w, cell, Invariant($"{ColumnName(i)}{number}"));
            w.Write("</row>");
        }

        w.Write("</sheetData></worksheet>");
    }

    private static void Cell(StreamWriter w, XlsxCell cell, string place)
    {
        if (cell.Number is { } number)
            w.Write(Invariant($"<c r=\"{place}\" s=\"{(int)cell.Look}\"><v>{number}</v></c>"));
        else
            w.Write(Invariant($"<c r=\"{place}\" s=\"{(int)cell.Look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(cell.Text ?? "")}</t></is></c>"));
    }

    /// <summary>A, B … Z, AA.</summary>
    internal static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    private static List<string> NamesOf(IReadOnlyList<XlsxSheet> sheets)
    {
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            var clean = string.Concat(sheet.Name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
            var name = clean.Length > LongestName ? clean[..LongestName].TrimEnd() : clean;
            for (var i = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); i++) name = Invariant($"{name[..Math.Min(name.Length, LongestName - 3)]} {i}");
            names.Add(name);
        }

        return names;
    }

    // What XML 1.0 cannot hold is left out; "_x" begins an escape of Excel's own and is escaped itself (ECMA-376, 22.9.2.19).
    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in (text.Length > LongestText ? text[..LongestText] : text).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n': safe.Append(rune); break;
            }
        }

        return safe.Replace("_x", "_x005F_x").ToString();
    }

    private static void Put(ZipArchive zip, DateOnly day, string name, Action<StreamWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
