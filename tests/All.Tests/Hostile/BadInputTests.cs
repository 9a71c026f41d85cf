using System.IO.Compression;
using System.Net;
using System.Text;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Hostile;

/// <summary>What people and attackers send. Always an answer that helps, never a 500, and nothing stored.</summary>
public sealed class BadInputTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("", "empty_file")]
    [InlineData("<html><body>Inicia sesión</body></html>", "not_a_statement")]
    [InlineData("%PDF-1.7 BBVA", "pdf_statement")]
    [InlineData("a,b,c\n1,2,3\n", "columns_not_recognised")]
    public async Task A_file_that_is_no_statement_is_refused_with_what_to_do(string content, string code)
    {
        using var ana = await fixture.SomebodyAsync();

        var answer = await ana.UploadAsync(content);

        answer.Refused(HttpStatusCode.UnprocessableEntity, code);
        Assert.Empty((await ana.GetAsync("/bank/statements")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_header_without_rows_is_an_empty_statement_with_a_warning()
    {
        using var ana = await fixture.SomebodyAsync();

        var import = (await ana.UploadAsync("FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO\n")).Expect(HttpStatusCode.Created);

        Assert.Equal(0, import.GetProperty("rows").GetProperty("new").GetInt32());
        Assert.Contains(import.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString() == "no_movements");
    }

    [Fact]
    public async Task A_spreadsheet_that_expands_without_end_is_refused()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml" })
            {
                await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                var zeros = new byte[1024 * 1024];
                for (var i = 0; i < 120; i++) await entry.WriteAsync(zeros);
            }
        }

        var answer = await ana.UploadAsync(bomb.ToArray(), "bomba.xlsx");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task Formulas_stay_text_and_rows_that_cannot_be_read_are_told_by_line()
    {
        using var ana = await fixture.SomebodyAsync();

        var import = (await ana.UploadAsync("FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO\n01/10/2026,\"=HYPERLINK(\"\"http://x\"\")\",-10.00,,90.00\nmañana,OXXO,-5.00,,85.00\n")).Expect(HttpStatusCode.Created);

        Assert.Equal((1, 1), (import.GetProperty("rows").GetProperty("new").GetInt32(), import.GetProperty("rows").GetProperty("rejected").GetInt32()));
        Assert.Contains(import.GetProperty("problems").EnumerateArray(), p => p.GetProperty("line").GetInt32() == 3 && p.GetProperty("code").GetString() == "unreadable_date");
        Assert.StartsWith("=HYPERLINK", (await ana.TransactionsAsync())[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_number_in_a_description_is_never_stored()
    {
        using var ana = await fixture.SomebodyAsync();

        await ana.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "PAGO TARJETA 4111 1111 1111 1111 GRACIAS", -10m)));

        var text = (await ana.GetAsync("/bank/transactions")).Text;
        Assert.DoesNotContain("4111 1111", text, StringComparison.Ordinal);
        Assert.Contains("1111", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("latin1")]
    public async Task Any_encoding_a_bank_uses_is_read(string encoding)
    {
        using var ana = await fixture.SomebodyAsync();
        var target = Encoding.GetEncoding(encoding);
        byte[] file = [.. target.GetPreamble(), .. target.GetBytes(Csv.Bbva(100m, ("01/10/2026", "PANADERÍA ÑANDÚ", -10m)))];

        (await ana.UploadAsync(file)).Expect(HttpStatusCode.Created);

        Assert.Equal("PANADERÍA ÑANDÚ", (await ana.TransactionsAsync())[0].GetProperty("description").GetString());
    }

    [Fact]
    public async Task Too_much_is_413_and_not_multipart_is_415()
    {
        using var ana = await fixture.SomebodyAsync();

        (await ana.StartUploadAsync(new byte[33 * 1024 * 1024])).Refused(HttpStatusCode.RequestEntityTooLarge, "too_large");
        (await ana.PostAsync("/bank/statements", new { file = "x" })).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await ana.UploadAsync(Encoding.UTF8.GetBytes("x"), fields: new() { ["accountId"] = "not-an-id" })).Refused(HttpStatusCode.BadRequest, "bad_account");
        (await ana.UploadAsync(Encoding.UTF8.GetBytes("x"), fields: new() { ["mapping"] = "{" })).Refused(HttpStatusCode.BadRequest, "bad_mapping");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"date\":\"01/10/2026\",\"amount\":\"1\",\"description\":\"x\"}")]
    [InlineData("{\"date\":\"2026-10-01\",\"amount\":\"1,000\",\"description\":\"x\"}")]
    [InlineData("null")]
    public async Task Broken_json_is_a_problem_document(string body)
    {
        using var ana = await fixture.SomebodyAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/expenses") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        var answer = await ana.SendAsync(request);

        answer.Refused(HttpStatusCode.BadRequest, "malformed_request");
        Assert.NotNull(answer.Body.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task Problems_speak_the_language_asked_for_and_every_answer_has_a_request_id()
    {
        using var ana = await fixture.SomebodyAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/expenses/00000000-0000-7000-8000-000000000000");
        request.Headers.AcceptLanguage.ParseAdd("en");
        request.Headers.Add("X-Request-Id", "my-id-1");

        var english = await ana.SendAsync(request);
        var spanish = await ana.GetAsync("/expenses/00000000-0000-7000-8000-000000000000");

        Assert.Equal("It does not exist, or it is not yours.", english.Body.GetProperty("detail").GetString());
        Assert.Equal("No existe, o no es tuyo.", spanish.Body.GetProperty("detail").GetString());
        Assert.Equal("my-id-1", english.Headers.GetValues("X-Request-Id").Single());
        Assert.NotEmpty(spanish.Headers.GetValues("X-Request-Id").Single());
        (await ana.GetAsync("/no/such/thing")).Refused(HttpStatusCode.NotFound, "no_such_route");
        (await ana.DeleteAsync("/expenses")).Refused(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        using var nobody = new HttpClient { BaseAddress = fixture.Product.Address };

        var merged = await Answer.OfAsync(await nobody.GetAsync("/openapi.json"));
        var ledger = await Answer.OfAsync(await nobody.GetAsync("/openapi/ledger.json"));
        var docs = await nobody.GetAsync("/docs");

        Assert.StartsWith("3.1", merged.Body.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(merged.Body.GetProperty("paths").TryGetProperty("/bank/statements", out _));
        Assert.True(merged.Body.GetProperty("paths").TryGetProperty("/auth/signup", out _));
        Assert.DoesNotContain("/internal/", merged.Text, StringComparison.Ordinal);
        Assert.True(ledger.Body.GetProperty("paths").TryGetProperty("/expenses", out _));
        Assert.Equal(HttpStatusCode.OK, docs.StatusCode);
    }
}
