using System.Text;
using FinanceTracker.Tax.Sat.Services;
using FinanceTracker.Tax.Tests.Cfdis;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class SatAnswerTests
{
    [Fact]
    public void The_public_answers_are_read()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        Assert.StartsWith("eyJhbGciOi", SatAnswers.Token(Stored("authenticate-response-with-token")));
        Assert.Equal(new AskAnswer("5000", "d49af78d-1c80-4221-a48d-345ace91626b", "Solicitud Aceptada"), SatAnswers.Ask(Stored("query-response-issued")));
        Assert.Equal(("5002", null), SatAnswers.Ask(Stored("query-5002")) is { } used ? (used.Code, used.RequestId) : default);

        var accepted = SatAnswers.Verify(Stored("verify-accepted"))!;
        Assert.Equal(("5000", SatProgress.Accepted, "5000", 0, 0), (accepted.Code, accepted.Progress, accepted.RequestCode, accepted.Count, accepted.Packages.Count));
        var ready = SatAnswers.Verify(Stored("verify-response-2-packages"))!;
        Assert.Equal((SatProgress.Finished, 12345), (ready.Progress, ready.Count));
        Assert.Equal(["4e80345d-917f-40bb-a98f-4a73939343c5_01", "4e80345d-917f-40bb-a98f-4a73939343c5_02"], ready.Packages);

        var package = SatAnswers.Fetch(Stored("download-response-with-package"), 1_000_000)!;
        Assert.Equal("5000", package.Code);
        Assert.Equal("PK"u8.ToArray(), package.Package![..2]);
    }

    [Fact]
    public void Packages_side_by_side_are_all_read()
    {
        const string Two = "<a><VerificaSolicitudDescargaResult CodEstatus='5000' EstadoSolicitud='3' NumeroCFDIs='2'><IdsPaquetes>p_01</IdsPaquetes><IdsPaquetes>p_02</IdsPaquetes></VerificaSolicitudDescargaResult></a>";
        Assert.Equal(["p_01", "p_02"], SatAnswers.Verify(Of(Two))!.Packages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>503</html>")]
    [InlineData("<a><SolicitaDescargaEmitidosResult/></a>")]
    [InlineData("<a><SolicitaDescargaEmitidosResult CodEstatus='5000'")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a><SolicitaDescargaEmitidosResult CodEstatus='5000'/></a>")]
    public void What_is_no_answer_is_not_taken_for_one(string text)
    {
        Assert.Null(SatAnswers.Ask(Of(text)));
        Assert.Null(SatAnswers.Verify(Of(text)));
        Assert.Null(SatAnswers.Token(Of(text)));
        Assert.Null(SatAnswers.Fetch(Of(text), 100));
    }

    [Fact]
    public void A_package_that_is_not_base64_or_too_large_is_none()
    {
        Assert.Null(SatAnswers.Fetch(Of("<a><respuesta CodEstatus='5000'/><Paquete>****</Paquete></a>"), 100));
        Assert.Null(SatAnswers.Fetch(Of($"<a><respuesta CodEstatus='5000'/><Paquete>{Convert.ToBase64String(new byte[101])}</Paquete></a>"), 100)!.Package);
        Assert.Null(SatAnswers.Fetch(Of("<a><respuesta CodEstatus='5004'/><Paquete/></a>"), 100)!.Package);
    }

    [Fact]
    public void Every_code_says_in_both_languages_what_to_do()
    {
        Assert.Equal(16, SatCode.All.Count);
        Assert.All(SatCode.All.Values, c => Assert.True(c.Es.Length > 10 && c.En.Length > 10 && c.Es != c.En));
        Assert.All(Enum.GetValues<SatProgress>(), p => Assert.NotEqual(p.Text().Es, p.Text().En));
        Assert.Equal(SatAction.Wait, SatCode.Of("9999").Action);
    }

    private static MemoryStream Stored(string name) => new(File.ReadAllBytes(SatData.At($"soap/responses/{name}.xml")));

    private static MemoryStream Of(string text) => new(Encoding.UTF8.GetBytes(text));
}
