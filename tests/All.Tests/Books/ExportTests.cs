using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Books;

/// <summary>The books leave whole, and come back as what they were.</summary>
public sealed class ExportTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("json", "application/json")]
    public async Task The_books_leave_in_every_format(string format, string mediaType)
    {
        using var ana = await WithRowsAsync();

        using var file = await ana.Http.GetAsync($"/ledger/export?format={format}");

        Assert.Equal((HttpStatusCode.OK, mediaType), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith($".{format}", file.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        Assert.NotEmpty(await file.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Every_line_leaves_once_in_the_order_of_days()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, Enumerable.Range(0, 4500).Select(i => (new DateOnly(2026, 1, 1).AddDays(i / 20).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), $"TIENDA {i}", -1m)).ToArray()));

        var rows = (await ana.GetAsync("/ledger/export?format=json")).Body.EnumerateArray().ToList();

        Assert.Equal(4500, rows.Select(r => r.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(rows.Select(r => r.GetProperty("date").GetString()).Order(StringComparer.Ordinal), rows.Select(r => r.GetProperty("date").GetString()));
    }

    [Fact]
    public async Task Filters_narrow_and_nonsense_is_refused()
    {
        using var ana = await WithRowsAsync();

        Assert.Equal(1, (await ana.GetAsync("/ledger/export?format=json&from=2026-10-02&to=2026-10-02")).Body.GetArrayLength());
        (await ana.GetAsync("/ledger/export?format=pdf")).Refused(HttpStatusCode.UnprocessableEntity, "unknown_export_format");
        (await ana.GetAsync("/ledger/export?from=ayer")).Refused(HttpStatusCode.BadRequest, "bad_filter");
        (await ana.GetAsync($"/ledger/export?account={Guid.AllBitsSet}")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_language_of_the_request_names_the_columns()
    {
        using var ana = await WithRowsAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ledger/export?bom=true");
        request.Headers.AcceptLanguage.ParseAdd("en");

        using var english = await ana.Http.SendAsync(request);

        Assert.StartsWith("\uFEFFDate,Description,Amount,", Encoding.UTF8.GetString(await english.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.StartsWith("Fecha,Descripción,Importe,", (await ana.GetAsync("/ledger/export")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_left_and_comes_again_is_all_known(string format)
    {
        using var ana = await WithRowsAsync();
        var account = (await ana.TransactionsAsync())[0].GetProperty("accountId").GetString()!;
        using var file = await ana.Http.GetAsync($"/ledger/export?format={format}&account={account}");

        var again = await ana.UploadAsync(await file.Content.ReadAsByteArrayAsync(), $"movimientos.{format}", fields: new() { ["accountId"] = account });

        var rows = again.Expect(HttpStatusCode.Created).GetProperty("rows");
        Assert.Equal((0, 3), (rows.GetProperty("new").GetInt32(), rows.GetProperty("duplicate").GetInt32()));
    }

    [Fact]
    public async Task An_archive_holds_the_lines_and_their_attachments()
    {
        using var ana = await WithRowsAsync();
        var line = (await ana.TransactionsAsync())[0].GetProperty("id").GetString();
        var receipt = Encoding.ASCII.GetBytes("%PDF-1.7 recibo");
        (await AttachmentTests.AttachAsync(ana, $"/bank/transactions/{line}/attachments", receipt, "recibo.pdf")).Expect(HttpStatusCode.Created);

        var ordered = await ana.PostAsync("/ledger/exports", new { format = "csv" });
        ordered.Expect(HttpStatusCode.Accepted);
        var job = await ana.JobAsync(ordered.Headers.Location!.ToString());
        var export = job.GetProperty("result");
        using var file = await ana.Http.GetAsync($"/ledger/exports/{export.GetProperty("id").GetString()}/file");
        using var zip = new ZipArchive(new MemoryStream(await file.Content.ReadAsByteArrayAsync()));

        Assert.Equal((3, 1), (export.GetProperty("rows").GetInt32(), export.GetProperty("attachments").GetInt32()));
        Assert.Equal(["csv", "pdf"], zip.Entries.Select(e => e.Name[^3..]).Order(StringComparer.Ordinal));
        var attached = zip.Entries.Single(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Equal($"adjuntos/{line}/0001-recibo.pdf", attached.FullName);
        using var content = new StreamReader(await attached.OpenAsync());
        Assert.Equal("%PDF-1.7 recibo", await content.ReadToEndAsync());
        Assert.Equal(1, (await ana.GetAsync("/ledger/exports")).Body.GetProperty("items").GetArrayLength());
        (await ana.DeleteAsync($"/ledger/exports/{export.GetProperty("id").GetString()}")).Expect(HttpStatusCode.NoContent);
        Assert.Empty(Directory.GetFiles(Path.Combine(fixture.DataDirectory, "documents", ana.TenantId.ToString("D"), "exports"), "*", SearchOption.AllDirectories));
    }

    private async Task<Person> WithRowsAsync()
    {
        var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "=OXXO PLUTARCO", -120m), ("02/10/2026", "SPEI RECIBIDO NOMINA", 9000m), ("03/10/2026", "WALMART, SA", -0.5m)));
        return ana;
    }
}
