using System.Text;
using FinanceTracker.All.Demo.Cfdis;
using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>One document per way of being false, odd or hostile.</summary>
public sealed class HostileTests
{
    private static readonly SatTrust Trust = SatTrust.Open(TestAuthority.Shared.Folder(TestAuthority.Pac), null);
    private static readonly PaperKey Efirma = TestAuthority.Shared.Issue("EKU9003173C9", efirma: true);

    public static TheoryData<string> Names => [.. Cases.Keys];

    // Name, the document, and the checks that must fail: those and no others.
    private static Dictionary<string, (CfdiMaker Maker, string Failing)> Cases { get; } = new(StringComparer.Ordinal)
    {
        ["good"] = (new CfdiMaker(), ""),
        ["total changed after sealing"] = (new CfdiMaker { AfterStamp = x => x.Replace(" Total=\"1160.00\"", " Total=\"116000.00\"", StringComparison.Ordinal) }, "sello arithmetic"),
        ["text changed after sealing"] = (new CfdiMaker { AfterStamp = x => x.Replace("hospedaje", "asesoría", StringComparison.Ordinal) }, "sello"),
        ["receiver changed after sealing"] = (new CfdiMaker { AfterStamp = x => x.Replace("CACX7605101P8", "MISC491214B86", StringComparison.Ordinal) }, "sello"),
        ["seal cut short"] = (new CfdiMaker { AfterStamp = x => Seal(x, s => s[..40]) }, "sello tfd_sello_cfd"),
        ["seal is no base64"] = (new CfdiMaker { AfterStamp = x => Seal(x, _ => "¡no es base64!") }, "sello tfd_sello_cfd"),
        ["seal of another key"] = (new CfdiMaker { AfterStamp = x => Seal(x, _ => Efirma.Sign("||4.0||")) }, "sello tfd_sello_cfd"),
        ["no seal"] = (new CfdiMaker { AfterStamp = x => Seal(x, _ => "") }, "structure sello tfd_sello_cfd"),
        ["number of another certificate"] = (new CfdiMaker { BeforeSeal = x => x.Replace(TestAuthority.Issuer.Serial, "00001000000999999999", StringComparison.Ordinal) }, "certificate_serial"),
        ["certificate of another taxpayer"] = (new CfdiMaker { Issuer = TestAuthority.Shared.Issue("CACX7605101P8") }, "certificate_rfc"),
        ["certificate not yet valid"] = (new CfdiMaker { Issuer = TestAuthority.Shared.Issue("EKU9003173C9", from: 2027) }, "certificate_validity"),
        ["certificate no longer valid"] = (new CfdiMaker { Issuer = TestAuthority.Shared.Issue("EKU9003173C9", from: 2020, until: 2024) }, "certificate_validity"),
        ["sealed with an e.firma"] = (new CfdiMaker { Issuer = Efirma }, "certificate_kind"),
        ["certificate that issued itself"] = (new CfdiMaker { Issuer = TestAuthority.Shared.Issue("EKU9003173C9", selfIssued: true) }, "chain"),
        ["certificate of a namesake authority"] = (new CfdiMaker { Issuer = new TestAuthority().Issue("EKU9003173C9") }, ""),
        ["certificate is broken"] = (new CfdiMaker { AfterStamp = x => x.Replace("Certificado=\"MII", "Certificado=\"MIJ", StringComparison.Ordinal) }, "certificate_serial certificate_rfc certificate_kind certificate_validity sello chain"),
        ["folio of another stamp"] = (new CfdiMaker { AfterStamp = x => x.Replace(CfdiMaker.Uuid, "00000000-0000-4000-8000-000000000001", StringComparison.Ordinal) }, "sello_sat"),
        ["sealed with a wrong total"] = (new CfdiMaker { Total = 1200m }, "arithmetic"),
        ["sealed with a wrong line"] = (new CfdiMaker { BeforeSeal = x => x.Replace("ValorUnitario=\"1000.00\"", "ValorUnitario=\"10.00\"", StringComparison.Ordinal) }, "arithmetic"),
        ["amounts with commas"] = (new CfdiMaker { BeforeSeal = x => x.Replace(" Total=\"1160.00\"", " Total=\"1,160.00\"", StringComparison.Ordinal) }, "structure"),
        ["amounts with exponents"] = (new CfdiMaker { BeforeSeal = x => x.Replace(" Total=\"1160.00\"", " Total=\"1.16E3\"", StringComparison.Ordinal) }, "structure"),
        ["negative amounts"] = (new CfdiMaker { BeforeSeal = x => x.Replace(" Total=\"1160.00\"", " Total=\"-1160.00\"", StringComparison.Ordinal) }, "structure"),
        ["amounts beyond everything"] = (new CfdiMaker { BeforeSeal = x => x.Replace(" Total=\"1160.00\"", $" Total=\"{new string('9', 40)}\"", StringComparison.Ordinal) }, "structure"),
        ["date that is none"] = (new CfdiMaker { BeforeSeal = x => x.Replace("2026-08-14T10:10:00", "2026-02-30T10:10:00", StringComparison.Ordinal) }, "structure"),
        ["not stamped"] = (new CfdiMaker { Pac = null }, "tfd_present"),
        ["stamped twice"] = (new CfdiMaker { AfterStamp = Twice }, "tfd_present"),
        ["stamp of another seal"] = (new CfdiMaker { AfterStamp = x => x.Replace("SelloCFD=\"", "SelloCFD=\"AAAA", StringComparison.Ordinal) }, "tfd_sello_cfd sello_sat"),
        ["stamp before the document"] = (new CfdiMaker { StampedAfter = TimeSpan.FromHours(-2) }, "tfd_present"),
        ["folio that is none"] = (new CfdiMaker { StampUuid = "no-es-un-uuid" }, "structure tfd_present"),
        ["keys of no catalogue"] = (new CfdiMaker { BeforeSeal = x => x.Replace("UsoCFDI=\"G03\"", "UsoCFDI=\"P01\"", StringComparison.Ordinal) }, "catalogues"),
        ["byte order mark"] = (new CfdiMaker { AfterStamp = x => "\ufeff" + x }, ""),
        ["blank line before the declaration"] = (new CfdiMaker { AfterStamp = x => "\r\n  " + x }, ""),
        ["no declaration"] = (new CfdiMaker { AfterStamp = x => x[x.IndexOf("<cfdi", StringComparison.Ordinal)..] }, ""),
        ["single quotes"] = (new CfdiMaker { BeforeSeal = x => x.Replace("Rfc=\"EKU9003173C9\"", "Rfc='EKU9003173C9'", StringComparison.Ordinal) }, ""),
        ["empty optional attribute"] = (new CfdiMaker { Attributes = "Serie=\"\" Folio=\"\" " }, ""),
        ["blanks and lines in values"] = (new CfdiMaker { Descripcion = "  dos\t\tpalabras \r\n y más  " }, ""),
        ["no-break and other blanks"] = (new CfdiMaker { Descripcion = "\u00a0caf\u00e9\u2003cafe\u0301 \u200b" }, ""),
        ["entities"] = (new CfdiMaker { Emisor = "EKU9003173C9", Descripcion = "A&B <c> \"d\" 'e' &amp;" }, ""),
        ["comments and instructions"] = (new CfdiMaker { AfterStamp = x => x.Replace("<cfdi:Emisor", "<!-- Total=\"1\" --><?pi x?><cfdi:Emisor", StringComparison.Ordinal) }, ""),
        ["schema on a strangers server"] = (new CfdiMaker { BeforeSeal = x => x.Replace("http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd", "http://127.0.0.1:9/no.xsd", StringComparison.Ordinal) }, ""),
        ["xmlns instead of xsi"] = (new CfdiMaker { BeforeSeal = x => x.Replace("xsi:schemaLocation", "xmlns:schemaLocation", StringComparison.Ordinal) }, ""),
        ["default namespace"] = (new CfdiMaker { AfterStamp = x => x.Replace("cfdi:", "", StringComparison.Ordinal).Replace("xmlns:cfdi", "xmlns", StringComparison.Ordinal) }, ""),
        ["other prefix"] = (new CfdiMaker { AfterStamp = x => x.Replace("cfdi:", "z:", StringComparison.Ordinal).Replace("xmlns:cfdi", "xmlns:z", StringComparison.Ordinal) }, ""),
        ["several complements"] = (new CfdiMaker { AfterStamp = x => x.Replace("<cfdi:Complemento>", "<cfdi:Complemento></cfdi:Complemento><cfdi:Complemento>", StringComparison.Ordinal) }, "structure"),
        ["unknown complement"] = (new CfdiMaker { BeforeSeal = x => x.Replace("</cfdi:Comprobante>", "<cfdi:Complemento><n:Nuevo xmlns:n=\"urn:nuevo\" Total=\"9\"/></cfdi:Complemento></cfdi:Comprobante>", StringComparison.Ordinal) }, ""),
        ["decoys in the addenda"] = (new CfdiMaker { AfterStamp = Decoys }, ""),
        ["lower-case folio"] = (new CfdiMaker { StampUuid = CfdiMaker.Uuid.ToLowerInvariant() }, ""),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly_these_checks_fail(string name)
    {
        var (maker, failing) = Cases[name];

        var document = CfdiReader.Read(maker.Make()).Value;
        var verification = new CfdiVerifier(Trust, SatTransformations.None).Verify(document);

        Assert.Equal(failing, string.Join(' ', verification.Checks.Where(c => c.Status == CheckStatus.Fail).Select(c => c.Code)));
        Assert.Equal(failing is "" or "catalogues" || name == "several complements", verification.Counts);
        Assert.All(verification.Checks, c => Assert.NotEqual(c.Detail(english: false), c.Detail(english: true)));
        Assert.Equal(14, verification.Checks.Select(c => c.Code).Distinct().Count());
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public void Encodings_make_no_difference(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var text = new CfdiMaker { Descripcion = "Ñandú, café" }.Text().Replace("UTF-8", encoding.WebName, StringComparison.Ordinal);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(text)];

        var document = CfdiReader.Read(bytes).Value;

        Assert.Equal("Ñandú, café", document.Cfdi.Conceptos[0].Descripcion);
        Assert.Equal(CheckStatus.Pass, new CfdiVerifier(Trust, SatTransformations.None).Verify(document).Checks.Single(c => c.Code == "sello").Status);
    }

    [Fact]
    public void What_is_in_the_addenda_is_not_read()
    {
        var cfdi = CfdiReader.Read(new CfdiMaker { AfterStamp = Decoys }.Make()).Value.Cfdi;

        Assert.Equal((1160m, CfdiMaker.Uuid, 1, "A"), (cfdi.Total, cfdi.Uuid, cfdi.Conceptos.Count, cfdi.Serie));
    }

    [Fact]
    public void Without_the_PACs_certificate_the_folio_is_neither_true_nor_false()
    {
        var document = CfdiReader.Read(new CfdiMaker().Make()).Value;

        var checks = new CfdiVerifier(SatTrust.None, SatTransformations.None).Verify(document).Checks;

        Assert.Equal(["chain", "sello_sat"], checks.Where(c => c.Status == CheckStatus.NotChecked).Select(c => c.Code));
    }

    [Fact]
    public void An_authority_of_tests_counts_only_where_tests_are_taken()
    {
        var folder = TestAuthority.Shared.Folder(TestAuthority.Pac);
        var document = CfdiReader.Read(new CfdiMaker().Make()).Value;

        Assert.Equal("chain_tests", Reason(SatTrust.Open(null, folder)));
        Assert.Equal("chain_trusted", Reason(SatTrust.Open(folder, null)));
        Assert.Equal("chain_unknown", Reason(SatTrust.Open(new TestAuthority("otra").Folder(), null)));

        string Reason(SatTrust trust) => new CfdiVerifier(trust, SatTransformations.None).Verify(document).Checks.Single(c => c.Code == "chain").Reason;
    }

    private static string Seal(string xml, Func<string, string> change)
    {
        var start = xml.IndexOf(" Sello=\"", StringComparison.Ordinal) + 8;
        var end = xml.IndexOf('"', start);
        return xml[..start] + change(xml[start..end]) + xml[end..];
    }

    private static string Twice(string xml)
    {
        var start = xml.IndexOf("<tfd:", StringComparison.Ordinal);
        var stamp = xml[start..(xml.IndexOf("/>", start, StringComparison.Ordinal) + 2)];
        return xml.Replace(stamp, stamp + stamp, StringComparison.Ordinal);
    }

    private static string Decoys(string xml) => xml.Replace("</cfdi:Comprobante>", $"""
        <cfdi:Addenda><cfdi:Comprobante Version="4.0" Total="9" Serie="Z"/><cfdi:Conceptos><cfdi:Concepto Importe="1"/></cfdi:Conceptos>
        <tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" UUID="11111111-1111-4111-8111-111111111111"/>{new string(' ', 10)}</cfdi:Addenda></cfdi:Comprobante>
        """, StringComparison.Ordinal);
}
