using System.Globalization;
using System.Net;
using System.Text;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;
using Npgsql;

namespace FinanceTracker.All.Tests.Cfdis;

/// <summary>CFDIs in over HTTP.</summary>
public sealed class UploadTests(ProductFixture fixture)
{
    [Fact]
    public async Task A_good_CFDI_is_stored_once_and_said_to_be_there_after()
    {
        using var ana = await fixture.SomebodyAsync("business");
        var xml = new CfdiMaker { Receptor = "CACX7605101P8" }.Make();

        var item = (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created).GetProperty("items")[0];
        var again = (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.OK).GetProperty("items")[0];

        Assert.Equal(("stored", CfdiMaker.Uuid, "4.0", "I", "received"), (item.Text("status"), item.Text("uuid"), item.Text("version"), item.Text("tipoDeComprobante"), item.Text("direction")));
        Assert.Equal(("1000.00", "1160.00", "MXN", "PUE", "03", "2026-08-14T10:10:00"), (item.Text("subtotal"), item.Text("total"), item.Text("moneda"), item.Text("metodoPago"), item.Text("formaPago"), item.Text("fecha")));
        Assert.Equal(("EKU9003173C9", "601", "CACX7605101P8", "G03"), (item.GetProperty("emisor").Text("rfc"), item.GetProperty("emisor").Text("regimenFiscal"), item.GetProperty("receptor").Text("rfc"), item.GetProperty("receptor").Text("usoCfdi")));
        Assert.Equal(("160.00", "0.16"), (item.GetProperty("impuestos").Text("totalTrasladados"), item.GetProperty("impuestos").GetProperty("trasladados")[0].Text("tasaOCuota")));
        Assert.Equal(14, item.GetProperty("checks").GetArrayLength());
        Assert.Equal(("pass", "pass", "not_checked", "not_checked"), (item.Status("sello"), item.Status("tfd_sello_cfd"), item.Status("chain"), item.Status("sello_sat")));
        Assert.True(item.GetProperty("counts").GetBoolean());
        Assert.Equal("software", item.GetProperty("classification").Text("kind"));
        Assert.Equal(("duplicate", item.Text("id")), (again.Text("status"), again.Text("id")));
    }

    [Fact]
    public async Task What_fails_its_checks_is_stored_and_counts_in_nothing()
    {
        using var ana = await fixture.SomebodyAsync();
        var unstamped = new CfdiMaker { Pac = null }.Make();
        var changed = new CfdiMaker { AfterStamp = x => x.Replace("hospedaje", "asesoría", StringComparison.Ordinal) }.Make();
        var wrong = new CfdiMaker { Total = 1200m, StampUuid = "5FB2822E-396D-4725-8521-CDC4BDD20CC0" }.Make();

        var items = (await ana.UploadCfdisAsync(("a.xml", unstamped), ("b.xml", changed), ("c.xml", wrong))).Expect(HttpStatusCode.Created).GetProperty("items");

        Assert.Equal((null, "fail", "pass"), (items[0].Text("uuid"), items[0].Status("tfd_present"), items[0].Status("sello")));
        Assert.Equal("fail", items[1].Status("sello"));
        Assert.Equal("fail", items[2].Status("arithmetic"));
        Assert.All(items.EnumerateArray(), i => Assert.False(i.GetProperty("counts").GetBoolean()));
        Assert.Equal("duplicate", (await ana.UploadCfdiAsync(unstamped)).Expect(HttpStatusCode.OK).GetProperty("items")[0].Text("status"));
        Assert.Equal(3, (await ana.GetAsync("/tax/invoices?counts=false")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task New_known_and_unreadable_files_together_are_a_mixed_answer()
    {
        using var ana = await fixture.SomebodyAsync();
        var first = new CfdiMaker().Make();
        await ana.UploadCfdiAsync(first);
        var second = new CfdiMaker { StampUuid = "5FB2822E-396D-4725-8521-CDC4BDD20CC1" }.Make();

        var items = (await ana.UploadCfdisAsync(("1.xml", first), ("2.xml", second), ("2 otra vez.xml", second), ("3.xml", "<x/>"u8.ToArray()))).Expect(HttpStatusCode.MultiStatus).GetProperty("items");

        Assert.Equal(["duplicate", "stored", "duplicate", "rejected"], items.EnumerateArray().Select(i => i.Text("status")));
        Assert.Equal(("not_a_cfdi", "3.xml"), (items[3].GetProperty("reason").Text("code"), items[3].Text("file")));
    }

    [Theory]
    [InlineData("", "cfdi_empty")]
    [InlineData("no es xml", "cfdi_not_xml")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/4' Version='4.0' Serie='&e;'/>", "cfdi_not_xml")]
    public async Task What_is_no_CFDI_is_refused_with_its_reason(string text, string code)
    {
        using var ana = await fixture.SomebodyAsync();

        var problem = (await ana.UploadCfdiAsync(Encoding.UTF8.GetBytes(text))).Refused(HttpStatusCode.UnprocessableEntity, "cfdi_all_refused");

        Assert.Equal(("rejected", code), (problem.GetProperty("items")[0].Text("status"), problem.GetProperty("items")[0].GetProperty("reason").Text("code")));
        Assert.DoesNotContain("root:", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_folio_with_other_content_replaces_nothing()
    {
        using var ana = await fixture.SomebodyAsync();
        var good = new CfdiMaker().Make();
        var other = new CfdiMaker { AfterStamp = x => x.Replace(" Total=\"1160.00\"", " Total=\"9.00\"", StringComparison.Ordinal), StampUuid = CfdiMaker.Uuid.ToLowerInvariant() }.Make();
        await ana.UploadCfdiAsync(good);

        var item = (await ana.UploadCfdiAsync(other)).Expect(HttpStatusCode.OK).GetProperty("items")[0];

        Assert.Equal(("duplicate", "content_differs", "1160.00"), (item.Text("status"), item.GetProperty("reason").Text("code"), item.Text("total")));
        Assert.Equal(good, await ana.DownloadAsync($"/tax/invoices/{CfdiMaker.Uuid}/xml"));
    }

    [Fact]
    public async Task An_archive_gives_its_documents_and_nothing_else()
    {
        using var ana = await fixture.SomebodyAsync();
        var zip = CfdiPeople.Zip(
            ("carpeta/a.xml", new CfdiMaker().Make()), ("b.XML.xml", new CfdiMaker { StampUuid = "5FB2822E-396D-4725-8521-CDC4BDD20CC2" }.Make()), ("a.pdf", [1, 2, 3]), ("__MACOSX/a.xml", [0]),
            ("../../etc/c.xml", new CfdiMaker().Make()), ("dentro.zip", CfdiPeople.Zip(("d.xml", new CfdiMaker().Make()))), ("leeme.txt", "hola"u8.ToArray()), ("vacio/", []));

        var items = (await ana.UploadCfdiAsync(zip, "sat.zip")).Expect(HttpStatusCode.MultiStatus).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["a.xml stored", "b.XML.xml stored", "dentro.zip rejected"], items.Select(i => $"{i.Text("file")} {i.Text("status")}"));
        Assert.Equal("zip_nested", items[2].GetProperty("reason").Text("code"));
    }

    [Fact]
    public async Task Archives_that_are_broken_empty_or_bombs_are_refused_by_name()
    {
        using var ana = await fixture.SomebodyAsync();
        var zip = CfdiPeople.Zip(("a.xml", new CfdiMaker().Make()));

        Assert.Equal("zip_broken", await ReasonAsync(ana, zip[..(zip.Length / 2)]));
        Assert.Equal("zip_without_cfdi", await ReasonAsync(ana, CfdiPeople.Zip(("a.txt", [1]))));
        Assert.Equal("zip_bomb", await ReasonAsync(ana, CfdiPeople.Zip(("a.xml", new byte[9 * 1024 * 1024]))));
        Assert.Equal("cfdi_too_large", await ReasonAsync(ana, CfdiPeople.Zip(("a.xml", Noise(11 * 1024 * 1024)))));
    }

    [Fact]
    public async Task One_document_may_be_the_body()
    {
        using var ana = await fixture.SomebodyAsync();

        (await ana.UploadBodyAsync(new CfdiMaker().Make(), "application/xml")).Expect(HttpStatusCode.Created);
        (await ana.UploadBodyAsync(CfdiPeople.Zip(("a.xml", new CfdiMaker().Make())), "application/zip")).Expect(HttpStatusCode.OK);
        (await ana.UploadBodyAsync([], "application/xml")).Refused(HttpStatusCode.BadRequest, "cfdi_files_missing");
        (await ana.PostAsync("/tax/upload", new { })).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task Two_tenants_may_hold_the_same_CFDI_each_for_itself()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var xml = new CfdiMaker().Make();

        (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);
        (await bruno.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);
        (await ana.DeleteAsync($"/tax/invoices/{CfdiMaker.Uuid}")).Expect(HttpStatusCode.NoContent);

        (await bruno.GetAsync($"/tax/invoices/{CfdiMaker.Uuid}")).Expect(HttpStatusCode.OK);
        (await ana.GetAsync($"/tax/invoices/{CfdiMaker.Uuid}")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_same_documents_from_two_uploads_at_once_are_there_once()
    {
        using var ana = await fixture.SomebodyAsync();
        var zip = CfdiPeople.Zip([.. Enumerable.Range(0, 30).Select(i => ($"{i}.xml", new CfdiMaker { StampUuid = $"5FB2822E-396D-4725-8521-0000000001{i:00}" }.Make()))]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ana.UploadCfdiAsync(zip, "a.zip")));

        Assert.All(answers, a => Assert.True((int)a.Status < 300, a.Text));
        Assert.Equal(30, answers.Sum(a => a.Body.GetProperty("items").EnumerateArray().Count(i => i.Text("status") == "stored")));
        Assert.Equal(30, (await ana.GetAsync("/tax/invoices?limit=200")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_is_stored_is_announced_and_unreadable_at_rest()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadCfdiAsync(new CfdiMaker { Descripcion = "SERVICIO SECRETO" }.Make());
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from tax.audit where tenant_id = $1 and action = 'cfdi.stored'", connection) { Parameters = { new() { Value = ana.TenantId } } };

        Assert.Equal("1", Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
        var documents = Directory.GetFiles(Path.Combine(fixture.DataDirectory, "documents", ana.TenantId.ToString("D"), "cfdis"));
        Assert.All(documents, path => Assert.True(File.ReadAllBytes(path).AsSpan().IndexOf("SECRETO"u8) < 0));
        Assert.NotEmpty(documents);
    }

    private static async Task<string?> ReasonAsync(Person person, byte[] zip) =>
        (await person.UploadCfdiAsync(zip, "a.zip")).Refused(HttpStatusCode.UnprocessableEntity, "cfdi_all_refused").GetProperty("items")[0].GetProperty("reason").Text("code");

    // Bytes that do not compress, the same each time.
    private static byte[] Noise(int size)
    {
        var bytes = new byte[size];
        var state = 1u;
        for (var i = 0; i < size; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }
}
