using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>What is no CFDI is refused with a reason, and nothing at all brings the reader down.</summary>
public sealed class RefusalTests
{
    private const int Mutations = 10_000;
    private static readonly CfdiVerifier Verifier = new(SatTrust.Open(TestAuthority.Shared.Folder(TestAuthority.Pac), null), SatTransformations.None);

    [Theory]
    [InlineData("", "cfdi_empty")]
    [InlineData(" \r\n ", "cfdi_empty")]
    [InlineData("no es xml", "cfdi_not_xml")]
    [InlineData("{\"Version\":\"4.0\"}", "cfdi_not_xml")]
    [InlineData("<html><body>404</body></html>", "not_a_cfdi")]
    [InlineData("<Comprobante Version='4.0'/>", "not_a_cfdi")]
    [InlineData("<c:Comprobante xmlns:c='urn:otro' Version='4.0'/>", "not_a_cfdi")]
    [InlineData("<c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/2' version='2.2'/>", "cfdi_version_not_read")]
    [InlineData("<c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/3' version='3.0'/>", "cfdi_version_not_read")]
    [InlineData("<c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/4' Version='4.0'/>", "cfdi_incomplete")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/4' Version='4.0' Serie='&e;'/>", "cfdi_not_xml")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE c SYSTEM 'http://127.0.0.1:9/x.dtd'><c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/4' Version='4.0'/>", "cfdi_not_xml")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><x>&c;</x>", "cfdi_not_xml")]
    [InlineData("<?xml version='1.0' encoding='klingon'?><x/>", "cfdi_not_xml")]
    public void What_is_no_CFDI_is_refused_by_name(string text, string code) =>
        Assert.Equal(code, CfdiReader.Read(Encoding.UTF8.GetBytes(text)).Problem?.Code);

    [Fact]
    public void A_document_cut_short_is_refused()
    {
        var whole = new CfdiMaker().Make();

        Assert.Equal("cfdi_not_xml", CfdiReader.Read(whole.AsMemory(0, whole.Length / 2)).Problem?.Code);
    }

    [Theory]
    [InlineData("<cfdi:Comprobante xmlns:cfdi='http://www.sat.gob.mx/cfd/4' Version='4.0'>", "</cfdi:Comprobante>", "cfdi_too_complex")]
    [InlineData("", "", "cfdi_too_complex")]
    public void Twenty_thousand_levels_are_refused(string start, string end, string code)
    {
        var deep = start + string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000)) + end;

        Assert.Equal(code, CfdiReader.Read(Encoding.UTF8.GetBytes(deep)).Problem?.Code);
    }

    [Fact]
    public void Twenty_thousand_levels_inside_an_addenda_do_no_harm()
    {
        var deep = "<cfdi:Addenda>" + string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000)) + "</cfdi:Addenda></cfdi:Comprobante>";
        var xml = new CfdiMaker { AfterStamp = x => x.Replace("</cfdi:Comprobante>", deep, StringComparison.Ordinal) }.Make();

        Assert.True(Verifier.Verify(CfdiReader.Read(xml).Value).Counts);
    }

    [Fact]
    public void Too_many_elements_or_attributes_are_refused_quickly()
    {
        var many = "<c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/4' Version='4.0'>" + string.Concat(Enumerable.Repeat("<a/>", 400_000)) + "</c:Comprobante>";
        var wide = "<c:Comprobante xmlns:c='http://www.sat.gob.mx/cfd/4' " + string.Concat(Enumerable.Range(0, 2000).Select(i => $"a{i}='1' ")) + "/>";

        Assert.Equal("cfdi_too_complex", CfdiReader.Read(Encoding.UTF8.GetBytes(many)).Problem?.Code);
        Assert.Equal("cfdi_too_complex", CfdiReader.Read(Encoding.UTF8.GetBytes(wide)).Problem?.Code);
        Assert.Equal("cfdi_too_large", CfdiReader.Read(new byte[CfdiXml.MaxBytes + 1].Select(_ => (byte)'x').ToArray()).Problem?.Code);
    }

    [Fact]
    public void Ten_thousand_mutations_all_get_an_answer()
    {
        byte[][] seeds = [new CfdiMaker().Make(), Encoding.Unicode.GetBytes("\ufeff" + new CfdiMaker().Text().Replace("UTF-8", "utf-16", StringComparison.Ordinal)), .. SamplesOfEveryKind()];
        var mutator = new Mutator(20261124);
        var started = Stopwatch.GetTimestamp();
        var (read, refused) = (0, 0);
        for (var i = 0; i < Mutations; i++)
        {
            var result = CfdiReader.Read(mutator.Mutate(seeds[i % seeds.Length]));
            if (result.IsOk)
            {
                Assert.Equal(14, Verifier.Verify(result.Value).Checks.Count);
                read++;
            }
            else refused++;
        }

        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Every_truncation_of_a_document_gets_an_answer()
    {
        var xml = new CfdiMaker().Make();
        for (var length = 0; length < xml.Length; length += 7) Assert.False(CfdiReader.Read(xml.AsMemory(0, length)).IsOk);
    }

    private static IEnumerable<byte[]> SamplesOfEveryKind() =>
        SatData.Folder is null ? [] : SatData.Samples().Where(s => s.Name.Contains("nomina", StringComparison.Ordinal) || s.Name.Contains("pago20", StringComparison.Ordinal) || s.Name.Contains("retenciones", StringComparison.Ordinal) || s.Name.Contains("32", StringComparison.Ordinal)).Select(s => s.Content);

    /// <summary>Changes bytes, numbers, quotes and tags of a document, the same way for the same seed.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "A seeded sequence is wanted: a failure can be repeated.")]
    private sealed class Mutator(int seed)
    {
        private static readonly string[] Bits = ["\"", "<", ">", "&#0;", "999999999999999999999999", "-1", "Ñ", "\u0000", "xmlns:x=\"\"", "]]>", "1e9", "2026-99-99", "''", "=="];
        private readonly Random random = new(seed);

        public byte[] Mutate(byte[] source)
        {
            var bytes = source.ToList();
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(6))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes[at] = (byte)('0' + random.Next(10));
                        break;
                    case 2:
                        bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                        break;
                    case 3:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(Bits[random.Next(Bits.Length)]));
                        break;
                    case 4:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at)));
                        break;
                    default:
                        if (random.Next(20) == 0) bytes.RemoveRange(at, bytes.Count - at);
                        break;
                }

                if (bytes.Count == 0) return [];
            }

            return [.. bytes];
        }
    }
}
