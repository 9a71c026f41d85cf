using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FinanceTracker.Ledger.Exports;
using FinanceTracker.Platform.Spreadsheets;

namespace FinanceTracker.Ledger.Tests.Exports;

/// <summary>What leaves: safe in a spreadsheet, with amounts that stay numbers, and never whole in memory.</summary>
public sealed class ExportFormatTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("$=1+1", "'$=1+1")]
    [InlineData("+52 55", "'+52 55")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("OXXO =1", "OXXO =1")]
    [InlineData("", "")]
    public void Text_that_a_spreadsheet_would_calculate_is_made_text(string text, string safe) => Assert.Equal(safe, SafeCell.Of(text));

    [Fact]
    public async Task A_csv_has_quotes_where_needed_and_amounts_as_numbers()
    {
        var csv = Encoding.UTF8.GetString(await WriteAsync("csv", Row("=HYPERLINK(\"x\"), S.A.", -1234.5m)));

        var lines = csv.Split("\r\n");
        Assert.StartsWith("Fecha,Descripción,Importe,Moneda,Saldo,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2026-10-05,\"'=HYPERLINK(\"\"x\"\"), S.A.\",-1234.50,MXN,,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mark_for_Excel_and_English_come_when_asked_for()
    {
        var csv = await WriteAsync("csv", new ExportStyle(English: true, ByteOrderMark: true), Row("OXXO", -1m));

        Assert.True(csv.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Contains("Date,Description,Amount,Currency,", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.False((await WriteAsync("csv", Row("OXXO", -1m))).AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }

    [Fact]
    public async Task A_workbook_keeps_amounts_numbers_and_text_text()
    {
        var sheet = await SheetAsync(await WriteAsync("xlsx", Row("=1+1", -12.5m)));

        var cells = System.Xml.Linq.XDocument.Parse(sheet).Descendants().Where(e => e.Name.LocalName == "c").ToList();

        Assert.Contains(cells, c => c.Value == "=1+1" && c.Attribute("t")?.Value == "inlineStr" && c.Attribute("s")!.Value == Look(XlsxLook.SafeText));
        Assert.Contains(cells, c => c.Value == "-12.5" && c.Attribute("t") is null && c.Attribute("s")!.Value == Look(XlsxLook.Money));
        Assert.Contains(cells, c => c.Value == "46300" && c.Attribute("s")!.Value == Look(XlsxLook.Day)); // 5 October 2026 as a serial day
        Assert.DoesNotContain(cells.SelectMany(c => c.Elements()), e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task The_same_lines_are_the_same_workbook() =>
        Assert.Equal(await WriteAsync("xlsx", Row("OXXO", -12.5m)), await WriteAsync("xlsx", Row("OXXO", -12.5m)));

    [Fact]
    public async Task Without_rows_there_are_still_headers()
    {
        Assert.StartsWith("Fecha,", Encoding.UTF8.GetString(await WriteAsync("csv")), StringComparison.Ordinal);
        Assert.Contains("Fecha", await SheetAsync(await WriteAsync("xlsx")), StringComparison.Ordinal);
        Assert.Equal("[]", Encoding.UTF8.GetString(await WriteAsync("json")));
    }

    [Fact]
    public async Task Json_is_as_the_books_have_it()
    {
        var row = JsonSerializer.Deserialize<JsonElement>(await WriteAsync("json", Row("=1+1", -12.5m)))[0];

        Assert.Equal(("=1+1", "-12.50", "MXN"), (row.GetProperty("description").GetString(), row.GetProperty("amount").GetString(), row.GetProperty("currency").GetString()));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task Half_of_a_hundred_thousand_rows_have_left_when_half_were_read(string format)
    {
        using var target = new MemoryStream();
        var half = 0L;
        await ExportFormat.Of(format)!.WriteAsync(target, ManyAsync(n => half = n == 50_000 ? target.Length : half), new ExportStyle(false, false), TestContext.Current.CancellationToken);

        Assert.InRange(half, target.Length * 2 / 5, target.Length * 3 / 5);
    }

    private static async IAsyncEnumerable<ExportRow> ManyAsync(Action<int> at)
    {
        for (var i = 0; i < 100_000; i++)
        {
            at(i);
            if (i % 1000 == 0) await Task.Yield();
            yield return Row($"COMERCIO NUMERO {i} SUCURSAL CENTRO", -i);
        }
    }

    private static string Look(XlsxLook look) => ((int)look).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Task<byte[]> WriteAsync(string format, params ExportRow[] rows) => WriteAsync(format, new ExportStyle(false, false), rows);

    private static async Task<byte[]> WriteAsync(string format, ExportStyle style, params ExportRow[] rows)
    {
        using var target = new MemoryStream();
        await ExportFormat.Of(format)!.WriteAsync(target, rows.ToAsyncEnumerable(), style, TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    private static async Task<string> SheetAsync(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    private static ExportRow Row(string text, decimal amount) => new(
        Guid.Empty, new DateOnly(2026, 10, 5), text, amount, "MXN", null, null, null, "BBVA", "****4567", "food_market", null, false, "", [], [], null);
}
