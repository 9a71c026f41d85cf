using System.IO.Compression;
using System.Text;
using static System.Globalization.CultureInfo;

namespace FinanceTracker.Platform.Spreadsheets;

/// <summary>
/// A workbook by ECMA-376 with inline strings, written while its rows come: no more than a few kilobytes of it lie in memory. Text lies in cells
/// of type text, so that no name can become a formula, and what looks like one is marked with Excel's own quote prefix, so that it stays text
/// when it is edited. The same sheets on the same day are the same bytes.
/// </summary>
public static class XlsxBook
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const int FlushAt = 32 * 1024;
    private const int LongestName = 31;
    private static readonly DateOnly FirstDay = new(1980, 1, 1); // of the ZIP format

    /// <summary>Writes the book; the target needs not be seekable and is written to asynchronously alone.</summary>
    /// <param name="day">The day that its parts carry; one of no meaning when left out.</param>
    public static async Task WriteAsync(Stream target, IReadOnlyList<XlsxSheet> sheets, DateOnly? day, CancellationToken cancellationToken)
    {
        await using var spool = new SpoolStream(target);
        using (var zip = new ZipArchive(spool, ZipArchiveMode.Create, leaveOpen: true)) await FillAsync(zip, spool, sheets, day ?? FirstDay, cancellationToken);
        await spool.DrainAsync(cancellationToken);
    }

    private static async Task FillAsync(ZipArchive zip, SpoolStream spool, IReadOnlyList<XlsxSheet> sheets, DateOnly day, CancellationToken cancellationToken)
    {
        Put("[Content_Types].xml", ContentTypes(sheets.Count));
        Put("_rels/.rels", $"{Declaration}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put("xl/workbook.xml", Workbook(NamesOf(sheets)));
        Put("xl/_rels/workbook.xml.rels", Links(sheets.Count));
        Put("xl/styles.xml", XlsxStyles.Xml);
        foreach (var (sheet, i) in sheets.Select((s, i) => (s, i)))
        {
            await using var writer = Open(zip, string.Create(InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml"), day);
            await SheetAsync(writer, spool, sheet, cancellationToken);
        }

        void Put(string name, string text)
        {
            using var writer = Open(zip, name, day);
            writer.Write(text);
        }
    }

    private static string ContentTypes(int sheets)
    {
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var xml = new StringBuilder($"{Declaration}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>");
        for (var i = 1; i <= sheets; i++) xml.Append(InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Type}.worksheet+xml\"/>");
        return xml.Append("</Types>").ToString();
    }

    private static string Workbook(List<string> names)
    {
        var xml = new StringBuilder($"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        foreach (var (name, i) in names.Select((n, i) => (n, i + 1))) XlsxText.Append(xml.Append("<sheet name=\""), name).Append(InvariantCulture, $"\" sheetId=\"{i}\" r:id=\"rId{i}\"/>");
        return xml.Append("</sheets></workbook>").ToString();
    }

    private static string Links(int sheets)
    {
        var xml = new StringBuilder($"{Declaration}<Relationships xmlns=\"{Package}/relationships\">");
        for (var i = 1; i <= sheets; i++) xml.Append(InvariantCulture, $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        return xml.Append(InvariantCulture, $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>").ToString();
    }

    private static async Task SheetAsync(StreamWriter writer, SpoolStream spool, XlsxSheet sheet, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, sheet.Widths.Count).Select(XlsxText.ColumnName).ToList();
        var xml = new StringBuilder($"{Declaration}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\">");
        if (sheet.Frozen > 0) xml.Append(InvariantCulture, $"<pane ySplit=\"{sheet.Frozen}\" topLeftCell=\"A{sheet.Frozen + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        xml.Append("</sheetView></sheetViews><cols>");
        for (var i = 0; i < sheet.Widths.Count; i++) xml.Append(InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{sheet.Widths[i]}\" customWidth=\"1\"/>");
        xml.Append("</cols><sheetData>");
        var number = 0;
        await foreach (var row in sheet.Rows.WithCancellation(cancellationToken))
        {
            Row(xml, row, ++number, columns);
            if (xml.Length < FlushAt) continue;
            writer.Write(xml);
            xml.Clear();
            await spool.DrainAsync(cancellationToken);
        }

        writer.Write(xml.Append("</sheetData></worksheet>"));
    }

    private static void Row(StringBuilder xml, IReadOnlyList<XlsxCell?> row, int number, List<string> columns)
    {
        xml.Append(InvariantCulture, $"<row r=\"{number}\">");
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not { } cell) continue;
            xml.Append(InvariantCulture, $"<c r=\"{(i < columns.Count ? columns[i] : XlsxText.ColumnName(i))}{number}\" s=\"{(int)cell.Look}\"");
            if (cell.Number is { } amount) xml.Append(InvariantCulture, $"><v>{amount}</v></c>");
            else XlsxText.Append(xml.Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"), cell.Text ?? "").Append("</t></is></c>");
        }

        xml.Append("</row>");
    }

    private static List<string> NamesOf(IReadOnlyList<XlsxSheet> sheets)
    {
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            var clean = string.Concat(sheet.Name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
            var name = clean.Length > LongestName ? clean[..LongestName].TrimEnd() : clean;
            for (var i = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); i++) name = string.Create(InvariantCulture, $"{name[..Math.Min(name.Length, LongestName - 3)]} {i}");
            names.Add(name);
        }

        return names;
    }

    private static StreamWriter Open(ZipArchive zip, string name, DateOnly day)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
