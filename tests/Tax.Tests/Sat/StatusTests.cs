using System.Text;
using System.Xml.Linq;
using FinanceTracker.Tax.Sat.Status;
using FinanceTracker.Tax.Tests.Cfdis;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class StatusTests
{
    private static readonly DateTimeOffset Now = TestEfirma.Now;
    private static readonly PrintedExpression Cfdi = new("4.0", "E7215E3B-2DC5-4A40-AB10-C902FF9258DF", "LOBA800101AB1", "AAA010101AAA", 1160m, "abcdefghijklmnop12345w==");

    [Theory]
    [InlineData("1160", "1160.0")]
    [InlineData("1160.00", "1160.0")]
    [InlineData("459.36", "459.36")]
    [InlineData("0.123456", "0.123456")]
    public void A_total_has_up_to_six_decimals_and_at_least_one(string total, string written) => Assert.Equal(
        $"?id=E7215E3B-2DC5-4A40-AB10-C902FF9258DF&re=LOBA800101AB1&rr=AAA010101AAA&tt={written}&fe=12345w==",
        (Cfdi with { Total = decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture) }).Text);

    [Fact]
    public void The_old_version_pads_its_total_and_knows_no_seal() =>
        Assert.Equal("?re=LOBA800101AB1&rr=AAA010101AAA&tt=0000001234.567800&id=E7215E3B-2DC5-4A40-AB10-C902FF9258DF", (Cfdi with { Version = "3.2", Total = 1234.5678m }).Text);

    [Fact]
    public void An_ampersand_is_escaped_before_the_message_is()
    {
        var asked = Cfdi with { IssuerRfc = "H&E951128469" };
        Assert.Contains("re=H&amp;E951128469", asked.Text, StringComparison.Ordinal);
        Assert.Equal(asked.Text, XDocument.Parse(asked.Envelope).Descendants().Single(e => e.Name.LocalName == "expresionImpresa").Value);
    }

    [Fact]
    public void The_public_answers_are_read()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        static CfdiStatus Stored(string name) => StatusAnswer.Read(new MemoryStream(File.ReadAllBytes(SatData.At($"soap/responses/{name}.xml"))))!;
        Assert.Equal((CfdiStanding.NotFound, (bool?)null), (Stored("estado-602").Standing, Stored("estado-602").IssuerListed));
        var valid = Stored("estado-vigente");
        Assert.Equal((CfdiStanding.Valid, Cancellable.WithConsent, Cancelling.None, (bool?)false), (valid.Standing, valid.Cancellable, valid.Cancelling, valid.IssuerListed));
        Assert.Equal(Cancelling.Refused, Stored("estado-phpcfdi-response").Cancelling);
    }

    [Theory]
    [InlineData("S - Comprobante obtenido satisfactoriamente.", "Vigente", nameof(CfdiStanding.Valid))]
    [InlineData("S - Comprobante obtenido", "Cancelado", nameof(CfdiStanding.Cancelled))]
    [InlineData("N - 601: La expresión impresa proporcionada no es válida.", "No Encontrado", nameof(CfdiStanding.BadExpression))]
    [InlineData("N - 602: Comprobante no encontrado.", "No Encontrado", nameof(CfdiStanding.NotFound))]
    [InlineData("N - 999: otra cosa", "Vigente", nameof(CfdiStanding.Unknown))]
    [InlineData("S - Comprobante obtenido", "Otro", nameof(CfdiStanding.Unknown))]
    public void Codes_are_known_by_how_they_begin(string code, string state, string standing) => Assert.Equal(standing, Of(code, state)!.Standing.ToString());

    [Theory]
    [InlineData("No cancelable", "En proceso", nameof(Cancellable.No), nameof(Cancelling.InProcess))]
    [InlineData("Cancelable sin aceptación", "Plazo vencido", nameof(Cancellable.WithoutConsent), nameof(Cancelling.TermOver))]
    [InlineData("Cancelable con aceptación", "Cancelado con aceptación", nameof(Cancellable.WithConsent), nameof(Cancelling.WithConsent))]
    [InlineData("", "Cancelado sin aceptación", nameof(Cancellable.Unknown), nameof(Cancelling.WithoutConsent))]
    [InlineData("", "otra", nameof(Cancellable.Unknown), nameof(Cancelling.Other))]
    public void Cancellation_is_read(string can, string how, string cancellable, string cancelling)
    {
        var status = Of("S - ", "Vigente", can, how)!;
        Assert.Equal((cancellable, cancelling), (status.Cancellable.ToString(), status.Cancelling.ToString()));
    }

    [Theory]
    [InlineData("200", false)]
    [InlineData("201", false)]
    [InlineData("100", true)]
    [InlineData("104", true)]
    [InlineData("", null)]
    public void The_list_is_read(string code, bool? listed) => Assert.Equal(listed, Of("S - ", "Vigente", efos: code)!.IssuerListed);

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<ConsultaResult/>")]
    public void What_is_no_answer_is_not_taken_for_one(string text) => Assert.Null(StatusAnswer.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_fresh_cfdi_that_is_not_found_is_asked_again_and_nobody_is_told()
    {
        var missing = Of("N - 602: x", "No Encontrado");
        var fresh = StatusRetry.After(missing, Now.AddHours(-1), 5, Now);
        Assert.False(fresh.Tell);
        Assert.InRange(fresh.AskAgainAt!.Value, Now.AddMinutes(5), Now.AddHours(6));
        Assert.False(StatusRetry.After(missing, Now.AddDays(-30), 1, Now).Tell);
        Assert.True(StatusRetry.After(missing, Now.AddDays(-30), 3, Now).Tell);
    }

    [Fact]
    public void A_bad_expression_is_believed_after_three_times()
    {
        var bad = Of("N - 601: x", "");
        Assert.Equal((false, true), (StatusRetry.After(bad, Now, 2, Now).Tell, StatusRetry.After(bad, Now, 2, Now).AskAgainAt is not null));
        Assert.Equal(new StatusNext(null, Tell: true), StatusRetry.After(bad, Now, 3, Now));
    }

    [Fact]
    public void A_valid_one_is_watched_and_a_cancelled_one_is_done()
    {
        Assert.Equal(new StatusNext(Now.AddDays(7), Tell: true), StatusRetry.After(Of("S - ", "Vigente"), Now, 1, Now));
        Assert.Equal(new StatusNext(Now.AddHours(12), Tell: true), StatusRetry.After(Of("S - ", "Vigente", how: "En proceso"), Now, 1, Now));
        Assert.Equal(new StatusNext(null, Tell: true), StatusRetry.After(Of("S - ", "Cancelado"), Now, 1, Now));
        Assert.False(StatusRetry.After(null, Now, 9, Now).Tell);
    }

    internal static string Answer(string code, string state, string can = "", string how = "", string efos = "") =>
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><ConsultaResponse xmlns='http://tempuri.org/'><ConsultaResult xmlns:a='x'>"
        + $"<a:CodigoEstatus>{code}</a:CodigoEstatus><a:EsCancelable>{can}</a:EsCancelable><a:Estado>{state}</a:Estado><a:EstatusCancelacion>{how}</a:EstatusCancelacion>"
        + $"<a:ValidacionEFOS>{efos}</a:ValidacionEFOS></ConsultaResult></ConsultaResponse></s:Body></s:Envelope>";

    private static CfdiStatus? Of(string code, string state, string can = "", string how = "", string efos = "") =>
        StatusAnswer.Read(new MemoryStream(Encoding.UTF8.GetBytes(Answer(code, state, can, how, efos))));
}
