using System.Globalization;
using System.Security;
using FinanceTracker.Tax.Cfdis.Intake;

namespace FinanceTracker.Tax.Sat.Status;

/// <summary>What a CFDI is asked for with.</summary>
/// <param name="Version">3.2, 3.3 or 4.0.</param>
/// <param name="Uuid">Folio fiscal.</param>
/// <param name="IssuerRfc">Emisor.</param>
/// <param name="ReceiverRfc">Receptor.</param>
/// <param name="Total">Its total.</param>
/// <param name="Seal">Its seal, or the end of it.</param>
internal sealed record PrintedExpression(string Version, string Uuid, string IssuerRfc, string ReceiverRfc, decimal Total, string Seal)
{
    private const int SealTail = 8;

    /// <summary>What a document of the vault is asked for with; null for what SAT could not find: without a UUID, a total or both RFCs.</summary>
    public static PrintedExpression? Of(StoredCfdi cfdi) =>
        cfdi is { Uuid: { } uuid, EmisorRfc: { } issuer, ReceptorRfc: { } receiver, Total: { } total }
            ? new(cfdi.Standard, uuid, issuer, receiver, total, cfdi.SealTail ?? "") : null;

    /// <summary>
    /// The expresión impresa. 3.2 pads the total to 17 places and knows no seal; since 3.3 the total has up to six decimals and at least one,
    /// and the seal's last eight characters follow as they are. An ampersand in an RFC is escaped here, before any escape of the message.
    /// </summary>
    public string Text
    {
        get
        {
            var (issuer, receiver, tail) = (Escape(IssuerRfc), Escape(ReceiverRfc), Seal[Math.Max(0, Seal.Length - SealTail)..]);
            return Version == "3.2"
                ? string.Create(CultureInfo.InvariantCulture, $"?re={issuer}&rr={receiver}&tt={Total:0000000000.000000}&id={Uuid}")
                : string.Create(CultureInfo.InvariantCulture, $"?id={Uuid}&re={issuer}&rr={receiver}&tt={Total:0.0#####}&fe={tail}");
        }
    }

    /// <summary>The SOAP message that asks.</summary>
    public string Envelope =>
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><c:Consulta xmlns:c=\"http://tempuri.org/\">"
        + $"<c:expresionImpresa>{SecurityElement.Escape(Text)}</c:expresionImpresa></c:Consulta></s:Body></s:Envelope>";

    private static string Escape(string rfc) => rfc.Replace("&", "&amp;", StringComparison.Ordinal);
}
