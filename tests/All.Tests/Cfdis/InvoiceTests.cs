using System.Net;
using System.Text;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;
using UglyToad.PdfPig;

namespace FinanceTracker.All.Tests.Cfdis;

/// <summary>The vault over HTTP: lists, one document, its XML and its print, removing and bringing back, the profile.</summary>
public sealed class InvoiceTests(ProductFixture fixture)
{
    [Fact]
    public async Task A_document_is_shown_whole_by_folio_and_by_id()
    {
        using var ana = await fixture.SomebodyAsync();
        var id = (await ana.UploadCfdiAsync(new CfdiMaker { Descripcion = "Café & <té>" }.Make())).Body.GetProperty("items")[0].Text("id");

        var byFolio = (await ana.GetAsync($"/tax/invoices/{CfdiMaker.Uuid.ToLowerInvariant()}")).Expect(HttpStatusCode.OK);
        var byId = (await ana.GetAsync($"/tax/invoices/{id}")).Expect(HttpStatusCode.OK);

        Assert.Equal(byFolio.ToString(), byId.ToString());
        Assert.StartsWith("||4.0|A|1|2026-08-14T10:10:00|03|", byId.Text("cadenaOriginal"), StringComparison.Ordinal);
        Assert.Equal(("Café & <té>", "1000.00"), (byId.GetProperty("conceptos")[0].Text("descripcion"), byId.GetProperty("conceptos")[0].Text("importe")));
        Assert.Equal(("SPR190613I52", "2026-08-14T10:15:00"), (byId.GetProperty("timbre").Text("rfcProvCertif"), byId.GetProperty("timbre").Text("fechaTimbrado")));
        Assert.Equal(0, byId.GetProperty("matches").GetArrayLength());
    }

    [Fact]
    public async Task The_XML_comes_back_byte_for_byte_whatever_its_encoding()
    {
        using var ana = await fixture.SomebodyAsync();
        byte[] odd = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(new CfdiMaker().Text().Replace("UTF-8", "utf-16", StringComparison.Ordinal))];
        var plain = new CfdiMaker { StampUuid = "5FB2822E-396D-4725-8521-CDC4BDD20CC3" }.Make();

        await ana.UploadCfdisAsync(("odd.xml", odd), ("plain.xml", plain));

        Assert.Equal(odd, await ana.DownloadAsync($"/tax/invoices/{CfdiMaker.Uuid}/xml"));
        Assert.Equal(plain, await ana.DownloadAsync("/tax/invoices/5FB2822E-396D-4725-8521-CDC4BDD20CC3/xml"));
    }

    [Fact]
    public async Task The_print_has_folio_names_amounts_and_cadena()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadCfdiAsync(new CfdiMaker { Descripcion = "Asesoría en diseño 日本" }.Make());

        using var pdf = PdfDocument.Open(await ana.DownloadAsync($"/tax/invoices/{CfdiMaker.Uuid}/pdf"));

        var text = string.Concat(pdf.GetPages().Select(p => p.Text));
        Assert.Contains(CfdiMaker.Uuid, text, StringComparison.Ordinal);
        Assert.Contains("Asesoría en diseño ??", text, StringComparison.Ordinal);
        Assert.Contains("1,160.00 MXN", text, StringComparison.Ordinal);
        Assert.Contains("||4.0|A|1|2026-08-14T10:10:00|03|", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_print_of_a_false_document_says_so()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadCfdiAsync(new CfdiMaker { AfterStamp = x => x.Replace("hospedaje", "otra cosa", StringComparison.Ordinal) }.Make());

        using var pdf = PdfDocument.Open(await ana.DownloadAsync($"/tax/invoices/{CfdiMaker.Uuid}/pdf"));

        Assert.Contains("no pasa sus comprobaciones", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_narrowed_and_paged()
    {
        using var ana = await fixture.SomebodyAsync();
        var files = Enumerable.Range(0, 7).Select(i => ($"{i}.xml", new CfdiMaker
        {
            StampUuid = $"5FB2822E-396D-4725-8521-00000000000{i}",
            Fecha = new DateTime(2026, 8, 1 + i, 9, 0, 0, DateTimeKind.Unspecified),
            Receptor = i == 6 ? "MISC491214B86" : "CACX7605101P8",
            Descripcion = i == 3 ? "Café molido" : "Servicio",
        }.Make())).ToArray();
        (await ana.UploadCfdisAsync(files)).Expect(HttpStatusCode.Created);

        Assert.Equal(["2026-08-07", "2026-08-06"], await DaysAsync(ana, "limit=2"));
        Assert.Equal(7, (await AllAsync(ana, 3)).Distinct().Count());
        Assert.Equal(["2026-08-04"], await DaysAsync(ana, "text=CAFE"));
        Assert.Equal(["2026-08-03", "2026-08-02"], await DaysAsync(ana, "from=2026-08-02&to=2026-08-03"));
        Assert.Equal(["2026-08-07"], await DaysAsync(ana, "rfc=misc491214b86"));
        Assert.Equal(7, (await DaysAsync(ana, "type=I&direction=issued")).Count);
        Assert.Empty(await DaysAsync(ana, "type=E"));
        (await ana.GetAsync("/tax/invoices?direction=up")).Refused(HttpStatusCode.BadRequest, "cfdi_bad_filter");
        (await ana.GetAsync("/tax/invoices?cursor=x")).Refused(HttpStatusCode.BadRequest, "cfdi_bad_filter");
    }

    [Fact]
    public async Task What_is_removed_can_be_brought_back_unless_it_came_again()
    {
        using var ana = await fixture.SomebodyAsync();
        var xml = new CfdiMaker().Make();
        await ana.UploadCfdiAsync(xml);
        var path = $"/tax/invoices/{CfdiMaker.Uuid}";

        (await ana.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        (await ana.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
        (await ana.PostAsync($"{path}/restore", new { })).Expect(HttpStatusCode.OK);
        (await ana.GetAsync(path)).Expect(HttpStatusCode.OK);
        (await ana.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);
        (await ana.PostAsync($"{path}/restore", new { })).Refused(HttpStatusCode.Conflict, "cfdi_already_there");
    }

    [Fact]
    public async Task The_profile_is_proposed_by_the_documents_and_turns_them_when_it_is_said()
    {
        using var ana = await fixture.SomebodyAsync();
        Assert.Null((await ana.GetAsync("/tax/profile")).Expect(HttpStatusCode.OK).Text("rfc"));

        await ana.UploadCfdiAsync(new CfdiMaker().Make());
        var proposed = (await ana.GetAsync("/tax/profile")).Body;
        await ana.UploadCfdiAsync(new CfdiMaker { Receptor = "MISC491214B86", StampUuid = "5FB2822E-396D-4725-8521-CDC4BDD20CC4" }.Make());
        var corrected = (await ana.GetAsync("/tax/profile")).Body;

        Assert.Equal(("CACX7605101P8", false, "612"), (proposed.Text("rfc"), proposed.GetProperty("confirmed").GetBoolean(), proposed.GetProperty("regimenes")[0].GetString()));
        Assert.Equal("EKU9003173C9", corrected.Text("rfc"));
        Assert.Equal(["issued", "issued"], await DirectionsAsync(ana));
        (await ana.PutAsync("/tax/profile", new { rfc = "misc491214b86", nombre = "CECILIA MIRANDA", regimenes = new[] { "612", "606" } })).Expect(HttpStatusCode.OK);
        Assert.Equal(["received", "third_party"], (await DirectionsAsync(ana)).Order(StringComparer.Ordinal));
        (await ana.PutAsync("/tax/profile", new { rfc = "XAXX010101000", regimenes = new[] { "999" } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
    }

    private static async Task<List<string?>> DaysAsync(Person person, string query) =>
        [.. (await person.GetAsync($"/tax/invoices?{query}")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray().Select(i => i.Text("fecha")![..10])];

    private static async Task<List<string?>> DirectionsAsync(Person person) =>
        [.. (await person.GetAsync("/tax/invoices")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray().Select(i => i.Text("direction"))];

    private static async Task<List<string?>> AllAsync(Person person, int limit)
    {
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var page = (await person.GetAsync($"/tax/invoices?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}")).Expect(HttpStatusCode.OK);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.Text("id")));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return ids;
    }
}
