using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FinanceTracker.Platform.Spreadsheets;
using FinanceTracker.Tax.Reports.Kinds;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Reports.Writing;
using FinanceTracker.Tax.Tests.Position;

namespace FinanceTracker.Tax.Tests.Reports;

/// <summary>The three writers know only the model: types stay types, and text never becomes a formula.</summary>
public sealed class WriterTests
{
    private const string Formula = "=HYPERLINK(\"http://malo.example\";\"pago\")";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task A_suppliers_name_that_is_a_formula_stays_text_in_the_workbook()
    {
        var sheet = Sheets(await WorkbookAsync(Suppliers()))[1];

        var cell = sheet.Descendants(Main + "c").Single(c => c.Value == Formula);
        Assert.Equal("inlineStr", cell.Attribute("t")!.Value);
        Assert.Empty(sheet.Descendants(Main + "f"));
        Assert.Equal(((int)XlsxLook.SafeText).ToString(System.Globalization.CultureInfo.InvariantCulture), cell.Attribute("s")!.Value);
        Assert.Contains("quotePrefix=\"1\"", XlsxStyles.Xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_are_numbers_with_a_format_the_header_is_frozen_and_the_last_row_sums()
    {
        var sheet = Sheets(await WorkbookAsync(Suppliers()))[1];
        var rows = sheet.Descendants(Main + "row").ToList();

        Assert.Equal("1", sheet.Descendants(Main + "pane").Single().Attribute("ySplit")!.Value);
        Assert.Equal("1000", rows[1].Elements(Main + "c").Single(c => c.Attribute("r")!.Value == "D2").Element(Main + "v")!.Value);
        Assert.Equal(((int)XlsxLook.Money).ToString(System.Globalization.CultureInfo.InvariantCulture), rows[1].Elements(Main + "c").Single(c => c.Attribute("r")!.Value == "D2").Attribute("s")!.Value);
        Assert.Equal("1500", rows[^1].Elements(Main + "c").Single(c => c.Attribute("r")!.Value == "D4").Element(Main + "v")!.Value);
        Assert.Equal(13, XDocument.Parse(XlsxStyles.Xml).Descendants(Main + "cellXfs").Single().Elements().Count());
        Assert.Equal(Enum.GetValues<XlsxLook>().Length, XDocument.Parse(XlsxStyles.Xml).Descendants(Main + "cellXfs").Single().Elements().Count());
    }

    [Fact]
    public async Task What_XML_cannot_hold_and_names_of_sheets_that_Excel_refuses_are_made_safe()
    {
        var table = new TableSection("t", "Un/título: [muy] largo que no cabe en una pestaña", [new Column("a", "A", CellKind.Text)], [[new TextCell("a\u0000b\u000b<&>\ud800 _x0041_")]]);
        var report = Suppliers() with { Sections = [table, table] };

        var bytes = await WorkbookAsync(report);

        Assert.Equal("ab<&>\ufffd _x005F_x0041_", Sheets(bytes)[1].Descendants(Main + "t").Last().Value);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var names = XDocument.Load(zip.GetEntry("xl/workbook.xml")!.Open()).Descendants(Main + "sheet").Select(s => s.Attribute("name")!.Value).ToList();
        Assert.All(names, n => Assert.True(n.Length <= 31 && n.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) < 0, n));
        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task The_same_report_is_the_same_bytes_in_every_format()
    {
        var report = Suppliers();

        Assert.Equal(JsonReport.Write(report), JsonReport.Write(report));
        Assert.Equal(await WorkbookAsync(report), await WorkbookAsync(report));
        Assert.Equal(PdfReport.Write(report), PdfReport.Write(report));
    }

    [Fact]
    public void JSON_has_typed_cells_by_the_id_of_their_column()
    {
        var json = JsonDocument.Parse(JsonReport.Write(Suppliers())).RootElement;

        var table = json.GetProperty("sections")[1];
        Assert.Equal(("suppliers", "table"), (table.GetProperty("id").GetString(), table.GetProperty("type").GetString()));
        var row = table.GetProperty("rows")[0];
        Assert.Equal(("1000.00", "MXN"), (row.GetProperty("spent").GetProperty("amount").GetString(), row.GetProperty("spent").GetProperty("currency").GetString()));
        Assert.Equal(("0.666667", 1), (row.GetProperty("share").GetString(), row.GetProperty("count").GetInt32()));
        Assert.Equal("1500.00", table.GetProperty("totals").GetProperty("spent").GetProperty("amount").GetString());
        Assert.Equal(("2026-12-01", "es"), (json.GetProperty("asOf").GetString(), json.GetProperty("language").GetString()));
        Assert.NotEmpty(json.GetProperty("notReproduced").EnumerateArray());
    }

    [Fact]
    public void Paper_has_as_many_pages_as_rows_need_with_head_foot_and_number_on_each()
    {
        var documents = Enumerable.Range(0, 300).Select(i => Books.Bought("2026-10-06", 100m + i) with { CounterpartyRfc = $"MISC49121{i:0000}", CounterpartyName = $"PROVEEDOR ÑANDÚ {i}" }).ToArray();
        var report = Books.Of(Books.Person, ["612"], documents).Facts("2026-10").Of(SupplierReport.Build);

        var text = PdfText(PdfReport.Write(report));

        var pages = System.Text.RegularExpressions.Regex.Count(text, "Página \\d+ de (\\d+)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.InRange(pages, 6, 40);
        Assert.Equal(pages, Count(text, "Hecho con FinanceTracker; no es una declaración presentada"));
        Assert.Equal(pages, Count(text, "CACX7605101P8 · XOCHILT CASAS CHAVEZ · 2026-10)"));
        Assert.True(Count(text, "(RFC) Tj") >= pages - 1);
        Assert.Contains("PROVEEDOR ÑANDÚ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void English_is_a_language_of_the_same_report()
    {
        var report = Books.Of(Books.Person, ["612"], Books.Bought("2026-10-06", 100m)).Facts("2026-10", english: true).Of(SupplierReport.Build);

        Assert.Equal(("Suppliers", "Spend without IVA"), (report.Title, report.Table("suppliers").Columns.Single(c => c.Id == "spent").Title));
        Assert.Contains("not a filed return", PdfText(PdfReport.Write(report)), StringComparison.Ordinal);
    }

    private static Report Suppliers() => Books.Of(
        Books.Person, ["612"], Books.Bought("2026-10-06", 1_000m) with { CounterpartyName = Formula }, Books.Bought("2026-10-07", 500m) with { CounterpartyRfc = "EKU9003173C9" })
        .Facts("2026-10").Of(SupplierReport.Build);

    private static Task<byte[]> WorkbookAsync(Report report) => XlsxReport.WriteAsync(report, TestContext.Current.CancellationToken);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static List<XDocument> Sheets(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        return [.. zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => XDocument.Load(e.Open()))];
    }

    // The pages' streams, inflated: WinAnsi text between parentheses.
    private static string PdfText(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        var text = new StringBuilder();
        for (var at = raw.IndexOf("stream\n", StringComparison.Ordinal); at >= 0; at = raw.IndexOf("stream\n", at + 7, StringComparison.Ordinal))
        {
            if (raw[at - 1] == 'd') continue;
            using var inflated = new ZLibStream(new MemoryStream(pdf, at + 7, pdf.Length - at - 7), CompressionMode.Decompress);
            using var reader = new StreamReader(inflated, Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
