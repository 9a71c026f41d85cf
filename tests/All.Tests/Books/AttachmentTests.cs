using System.Net;
using System.Text;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Books;

/// <summary>Receipts beside lines.</summary>
public sealed class AttachmentTests(ProductFixture fixture)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nRECIBO-MUY-SECRETO\n%%EOF");

    [Fact]
    public async Task An_attachment_is_kept_sealed_given_back_to_save_and_removed()
    {
        using var ana = await fixture.SomebodyAsync();
        var path = await LineAsync(ana);

        var added = await AttachAsync(ana, path, Pdf, "../recibo <1>.exe");
        var view = added.Expect(HttpStatusCode.Created);
        var again = await AttachAsync(ana, path, Pdf, "otra vez.pdf");
        using var file = await ana.Http.GetAsync(added.Headers.Location);
        var sealedFiles = Directory.GetFiles(Path.Combine(fixture.DataDirectory, "documents", ana.TenantId.ToString("D"), "attachments"));

        Assert.Equal(("recibo 1.exe.pdf", "application/pdf"), (view.GetProperty("fileName").GetString(), view.GetProperty("mediaType").GetString()));
        Assert.Equal(view.GetProperty("id").GetString(), again.Expect(HttpStatusCode.OK).GetProperty("id").GetString());
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        Assert.True((await File.ReadAllBytesAsync(Assert.Single(sealedFiles))).AsSpan().IndexOf("SECRETO"u8) < 0);
        Assert.Equal(1, (await ana.GetAsync(path)).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
        (await ana.DeleteAsync(added.Headers.Location!.ToString())).Expect(HttpStatusCode.NoContent);
        (await ana.GetAsync(added.Headers.Location.ToString())).Refused(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(sealedFiles[0])!));
    }

    [Fact]
    public async Task Content_decides_not_the_name()
    {
        using var ana = await fixture.SomebodyAsync();
        var path = await LineAsync(ana);

        (await AttachAsync(ana, path, "MZ this is a program"u8.ToArray(), "recibo.pdf")).Refused(HttpStatusCode.UnsupportedMediaType, "attachment_kind");
        (await AttachAsync(ana, path, [], "recibo.pdf")).Refused(HttpStatusCode.UnprocessableEntity, "attachment_missing");
        (await AttachAsync(ana, path, new byte[(10 * 1024 * 1024) + 1], "recibo.pdf")).Refused(HttpStatusCode.RequestEntityTooLarge, "too_large");
        Assert.Equal("application/xml", (await AttachAsync(ana, path, "<a/>"u8.ToArray(), "x.html")).Expect(HttpStatusCode.Created).GetProperty("mediaType").GetString());
    }

    [Fact]
    public async Task A_line_carries_twenty_and_no_more()
    {
        using var ana = await fixture.SomebodyAsync();
        var path = await LineAsync(ana);
        for (var i = 0; i < 20; i++) (await AttachAsync(ana, path, [.. Pdf, (byte)i], "r.pdf")).Expect(HttpStatusCode.Created);

        (await AttachAsync(ana, path, [.. Pdf, 99], "r.pdf")).Refused(HttpStatusCode.UnprocessableEntity, "too_many_attachments");
    }

    [Fact]
    public async Task An_import_taken_back_takes_its_attachments_along()
    {
        using var ana = await fixture.SomebodyAsync();
        var import = (await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "OXXO", -20m)))).Expect(HttpStatusCode.Created).GetProperty("importId").GetString();
        var path = $"/bank/transactions/{(await ana.TransactionsAsync())[0].GetProperty("id").GetString()}/attachments";
        (await AttachAsync(ana, path, Pdf, "r.pdf")).Expect(HttpStatusCode.Created);

        (await ana.DeleteAsync($"/bank/statements/{import}")).Expect(HttpStatusCode.OK);

        (await ana.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(Directory.GetFiles(Path.Combine(fixture.DataDirectory, "documents", ana.TenantId.ToString("D"), "attachments")));
    }

    internal static async Task<Answer> AttachAsync(Person person, string path, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }

    private static async Task<string> LineAsync(Person ana)
    {
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "OXXO", -20m)));
        return $"/bank/transactions/{(await ana.TransactionsAsync())[0].GetProperty("id").GetString()}/attachments";
    }
}
