using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FinanceTracker.All.Demo.Sat;
using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tax.Tests.Cfdis;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class SignedRequestTests
{
    [Fact]
    public void Every_public_fixture_is_built_byte_for_byte()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        using var efirma = TestEfirma.Public();
        using var fixtures = JsonDocument.Parse(File.ReadAllText(SatData.At("soap/requests.json")));
        var compared = 0;
        foreach (var fixture in fixtures.RootElement.GetProperty("requests").EnumerateArray())
        {
            var built = Build(efirma, fixture);
            Assert.Equal(Said(fixture, "stringDigested"), built.Digested);
            Assert.Equal(Said(fixture, "digestValue"), built.Digest);
            Assert.Equal(Said(fixture, "signedInfoCanonical"), built.SignedInfo);
            Assert.Equal(Said(fixture, "signatureValue"), built.Signature);
            Assert.Equal(File.ReadAllText(SatData.At("soap/" + Said(fixture, "file"))), built.Envelope);
            Assert.Equal(Said(fixture, "sha256"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(built.Envelope))));
            compared++;
        }

        Assert.Equal(5, compared);
    }

    [Fact]
    public void A_signature_verifies_with_the_certificate_it_carries()
    {
        using var efirma = TestEfirma.Of("LOBA800101AB1").Open();
        var question = new SatQuestion(efirma.Rfc, SatDirection.Issued, SatContent.Cfdi) { From = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Unspecified), To = new(2026, 7, 1, 23, 59, 59, DateTimeKind.Unspecified), Counterparts = ["A&B010101AA1"] };
        var request = SatRequests.Ask(efirma, question);

        var envelope = XDocument.Parse(request.Envelope);
        Assert.Equal("A&B010101AA1", envelope.Descendants().Single(e => e.Name.LocalName == "RfcReceptor").Value);
        Assert.Equal("Signature", envelope.Descendants().Single(e => e.Name.LocalName == "solicitud").Elements().Last().Name.LocalName);
        Assert.Null(SimulatedSignature.Fault(request.Envelope));
    }

    [Fact]
    public void An_altered_request_no_longer_verifies()
    {
        using var efirma = TestEfirma.Of("LOBA800101AB1").Open();
        var request = SatRequests.Verify(efirma, "3f30a4e1-af73-4085-8991-e4d97eef16bd");
        Assert.Null(SimulatedSignature.Fault(request.Envelope));
        Assert.Equal("302", SimulatedSignature.Fault(request.Envelope.Replace("3f30a4e1", "3f30a4e2", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_xml_of_received_documents_is_asked_for_valid_ones_alone()
    {
        var states = from direction in Enum.GetValues<SatDirection>()
                     from content in Enum.GetValues<SatContent>()
                     select (direction, content, new SatQuestion("LOBA800101AB1", direction, content).Attributes().Single(a => a.Key == "EstadoComprobante").Value);
        Assert.All(states, s => Assert.Equal(s is (SatDirection.Received, SatContent.Cfdi, _) ? "Vigente" : "Todos", s.Item3));
    }

    [Fact]
    public void A_folio_is_asked_with_nothing_else() =>
        Assert.Equal(["Folio", "RfcSolicitante"], new SatQuestion("LOBA800101AB1", SatDirection.Issued, SatContent.Cfdi) { Folio = "x" }.Attributes().Select(a => a.Key).Order());

    [Fact]
    public void More_counterparts_than_the_service_takes_are_refused()
    {
        var six = Enumerable.Repeat("AAA010101AAA", 6).ToList();
        Assert.Equal("sat_too_many_counterparts", new SatQuestion("LOBA800101AB1", SatDirection.Issued, SatContent.Cfdi) { Counterparts = six }.Refusal?.Code);
        Assert.Equal("sat_too_many_counterparts", new SatQuestion("LOBA800101AB1", SatDirection.Received, SatContent.Cfdi) { Counterparts = [.. six.Take(2)] }.Refusal?.Code);
        Assert.Null(new SatQuestion("LOBA800101AB1", SatDirection.Issued, SatContent.Cfdi) { Counterparts = [.. six.Take(5)] }.Refusal);
    }

    private static SignedRequest Build(Efirma efirma, JsonElement fixture)
    {
        string Attribute(string name) => Said(fixture.GetProperty("attributes"), name);
        DateTime At(string name) => DateTime.ParseExact(Attribute(name), "s", CultureInfo.InvariantCulture);
        SatQuestion Period(SatDirection direction) => new(Attribute("RfcSolicitante"), direction, SatContent.Metadata) { From = At("FechaInicial"), To = At("FechaFinal") };
        return Said(fixture, "operation") switch
        {
            "Autentica" => SatRequests.Authenticate(efirma, DateTimeOffset.Parse(Said(fixture, "created"), CultureInfo.InvariantCulture), Said(fixture, "tokenId")),
            "SolicitaDescargaEmitidos" => SatRequests.Ask(efirma, Period(SatDirection.Issued)),
            "SolicitaDescargaRecibidos" => SatRequests.Ask(efirma, Period(SatDirection.Received)),
            "SolicitaDescargaFolio" => SatRequests.Ask(efirma, new SatQuestion(Attribute("RfcSolicitante"), SatDirection.Issued, SatContent.Cfdi) { Folio = Attribute("Folio") }),
            "VerificaSolicitudDescarga" => SatRequests.Verify(efirma, Attribute("IdSolicitud")),
            var other => throw new InvalidOperationException(other),
        };
    }

    private static string Said(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
