using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

/// <summary>Writes a small XLSX of one sheet or more.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(params object?[][][] sheets)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            var numbers = Enumerable.Range(1, sheets.Length).ToArray();
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            Write(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"Hoja{n}\" sheetId=\"{n}\" r:id=\"s{n}\"/>"))}</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(numbers.Select(n => $"<Relationship Id=\"s{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Write(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            foreach (var n in numbers) Write(zip, $"xl/worksheets/sheet{n}.xml", Sheet(sheets[n - 1]));
        }

        return file.ToArray();
    }

    public static void Write(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Sheet(object?[][] rows)
    {
        var text = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            text.Append($"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++) text.Append(Cell($"{(char)('A' + c)}{r + 1}", rows[r][c]));
            text.Append("</row>");
        }

        return text.Append("</sheetData></worksheet>").ToString();
    }

    private static string Cell(string at, object? value) => value switch
    {
        null => "",
        DateOnly day => $"<c r=\"{at}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
        decimal number => $"<c r=\"{at}\"><v>{number.ToString(CultureInfo.InvariantCulture)}</v></c>",
        _ => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(value.ToString())}</t></is></c>",
    };
}
