using System.IO.Compression;
using System.Text;
using FinanceTracker.Platform.Http;
using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Invoices;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tenants;
using UglyToad.PdfPig;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>What the intake makes of documents, without a database.</summary>
public sealed class IntakeTests
{
    private static readonly CfdiInspector Inspector = new(SatTrust.None, SatTransformations.None);

    [Theory]
    [InlineData("15101514", "fuel")]
    [InlineData("90101501", "restaurant")]
    [InlineData("90111501", "lodging")]
    [InlineData("78111808", "car_rental")]
    [InlineData("78111802", "local_transport")]
    [InlineData("78111807", "parking")]
    [InlineData("85122001", "dental")]
    [InlineData("85121600", "medical")]
    [InlineData("43211503", "computers")]
    [InlineData("84111506", "payment")]
    [InlineData("99999999", "other")]
    [InlineData("9", "other")]
    [InlineData(null, "other")]
    public void The_longest_prefix_of_a_product_key_names_the_kind(string? key, string kind) => Assert.Equal(kind, Classification.KindOf(key));

    [Fact]
    public void The_largest_line_decides()
    {
        var xml = new CfdiMaker
        {
            ClaveProdServ = "15101514",
            BeforeSeal = x => x.Replace("</cfdi:Conceptos>", "<cfdi:Concepto ClaveProdServ=\"90101501\" Cantidad=\"1\" ClaveUnidad=\"E48\" Descripcion=\"x\" ValorUnitario=\"9\" Importe=\"9\" ObjetoImp=\"01\"/></cfdi:Conceptos>", StringComparison.Ordinal),
        }.Make();

        Assert.Equal(new Classification("fuel", "15101514"), Classification.Of(CfdiReader.Read(xml).Value.Cfdi));
    }

    [Fact]
    public void Whoever_is_in_most_documents_is_proposed_as_the_taxpayer()
    {
        Cfdi[] three = [Between("EKU9003173C9", "CACX7605101P8"), Between("EKU9003173C9", "XAXX010101000"), Between("MISC491214B86", "EKU9003173C9")];

        Assert.Equal("EKU9003173C9", ProfileProposal.From(three, TenantKind.Business)?.Rfc);
        Assert.Equal("CACX7605101P8", ProfileProposal.From([three[0]], TenantKind.Business)?.Rfc);
        Assert.Equal("EKU9003173C9", ProfileProposal.From([three[1]], TenantKind.Personal)?.Rfc);
        Assert.Equal("CACX7605101P8", ProfileProposal.From([Between("EKU9003173C9", "CACX7605101P8", "N")], TenantKind.Personal)?.Rfc);
        Assert.Equal("EKU9003173C9", ProfileProposal.From([Between("EKU9003173C9", "CACX7605101P8", "N")], TenantKind.Business)?.Rfc);
        Assert.Null(ProfileProposal.From([Between("XAXX010101000", "no-es-rfc")], TenantKind.Personal));
    }

    [Fact]
    public void The_query_for_SAT_is_the_one_that_its_page_takes()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var wrong = new List<string>();
        foreach (var (name, facts, content) in SatData.Samples())
        {
            if (!facts.TryGetProperty("expresionImpresaQuery", out var expected)) continue;
            var actual = SatQuery.ExpressionOf(Stored(content));
            if (actual != expected.GetString()) wrong.Add($"{name}: {actual} instead of {expected}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_sample_is_printed()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        foreach (var (_, _, content) in SatData.Samples().Where(s => CfdiReader.Read(s.Content).IsOk))
        {
            using var pdf = PdfDocument.Open(CfdiSheet.Print(Stored(content), CfdiReader.Read(content).Value, english: false));

            Assert.Contains("representación impresa de un CFDI", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_document_is_kept_as_JSON_and_reads_back_the_same()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        foreach (var (_, _, content) in SatData.Samples().Where(s => CfdiReader.Read(s.Content).IsOk))
        {
            var kept = CfdiContent.Write(CfdiReader.Read(content).Value.Cfdi);

            Assert.Equal(kept, CfdiContent.Write(CfdiContent.Read(kept)));
        }
    }

    [Fact]
    public void Payments_payroll_and_withholdings_are_read()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var payment = Read("synthetic/pago20-dos-documentos.xml");
        var payroll = Read("public/python-satcfdi__test_create_cfdi40-invoice_nomina.xml");
        var withholding = Read("public/CfdiUtils__retenciones-retenciones20.xml");
        var old = Read("public/python-satcfdi__comprobante32-cfdv32-ejemplo.xml");

        var pago = Assert.Single(payment.Pagos!.Pagos);
        Assert.Equal((11160.00m, "03", 2), (pago.Monto, pago.FormaDePago, pago.Documentos.Count));
        Assert.Equal((10000.00m, 25961.16m, 1379.31m), (pago.Documentos[0].Pagado, pago.Documentos[0].SaldoInsoluto, pago.Documentos[0].Traslados[0].Importe));
        Assert.Equal((9620.69m, 1539.31m), (payment.Pagos.Totales!.BaseIva16, payment.Pagos.Totales.ImpuestoIva16));
        Assert.NotNull(payroll.Nomina?.FechaPago);
        Assert.Equal(payroll.Nomina.TotalPercepciones, payroll.Nomina.Percepciones.Sum(p => p.Gravado + p.Exento));
        Assert.Equal(("R", 55578643m, 200.00m), (withholding.TipoDeComprobante, withholding.Total, withholding.Retencion!.Impuestos[0].Importe));
        Assert.Equal(("I", 40600.00m, 0.16m, "002"), (old.TipoDeComprobante, old.Total, old.Impuestos!.Traslados[0].TasaOCuota, old.Impuestos.Traslados[0].Clave));
    }

    [Fact]
    public void An_archive_that_lies_about_its_sizes_is_read_within_bounds()
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 3; i++)
            {
                using var entry = archive.CreateEntry($"{i}.xml").Open();
                entry.Write(new byte[4 * 1024 * 1024]);
            }
        }

        var files = IntakeFiles.Unpack([new UploadedFile("files", "a.zip", target.ToArray())]).ToList();

        Assert.Equal(3, files.Count);
        Assert.All(files, f => Assert.Equal("zip_bomb", f.Problem?.Code));
    }

    [Fact]
    public void Every_reason_speaks_both_languages()
    {
        Assert.All(CheckReason.All, r => Assert.NotEqual(r.Es, r.En));
        Assert.True(CheckReason.All.Count > 40);
    }

    private static Cfdi Read(string sample) => CfdiReader.Read(File.ReadAllBytes(SatData.At("samples/" + sample))).Value.Cfdi;

    private static StoredCfdi Stored(byte[] content) =>
        new(Guid.Empty, Inspector.Inspect(new IntakeFile("a.xml", content)), CfdiDirection.Issued, default, DateTimeOffset.UnixEpoch);

    private static Cfdi Between(string issuer, string receiver, string type = "I") => new()
    {
        Kind = CfdiKind.Comprobante,
        Version = "4.0",
        TipoDeComprobante = type,
        Emisor = new Parte { Rfc = issuer },
        Receptor = new Parte { Rfc = receiver },
    };
}
