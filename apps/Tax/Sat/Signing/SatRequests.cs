using System.Globalization;

namespace FinanceTracker.Tax.Sat.Signing;

/// <summary>The signed requests of Descarga Masiva 1.5, byte for byte as SAT verifies them.</summary>
internal static class SatRequests
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Wss = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private const string Downloads = "http://DescargaMasivaTerceros.sat.gob.mx";

    /// <summary>How long a token request is valid. SAT compares with its own clock: ours must be right.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(5);

    /// <summary>Asks for a token.</summary>
    public static SignedRequest Authenticate(Efirma efirma, DateTimeOffset created, string tokenId)
    {
        var (from, until) = (Instant(created), Instant(created + Validity));
        var times = $"<u:Created>{from}</u:Created><u:Expires>{until}</u:Expires></u:Timestamp>";
        var signed = XmlSignature.Over(efirma, $"<u:Timestamp xmlns:u=\"{Wss}wssecurity-utility-1.0.xsd\" u:Id=\"_0\">{times}", "#_0");
        const string ValueType = $"ValueType=\"{Wss}x509-token-profile-1.0#X509v3\"";
        var reference = $"<o:SecurityTokenReference><o:Reference URI=\"#{tokenId}\" {ValueType}/></o:SecurityTokenReference>";
        return signed with
        {
            Envelope = $"<s:Envelope xmlns:s=\"{Soap}\" xmlns:u=\"{Wss}wssecurity-utility-1.0.xsd\"><s:Header>"
                + $"<o:Security xmlns:o=\"{Wss}wssecurity-secext-1.0.xsd\" s:mustUnderstand=\"1\"><u:Timestamp u:Id=\"_0\">{times}"
                + $"<o:BinarySecurityToken u:Id=\"{tokenId}\" {ValueType} EncodingType=\"{Wss}soap-message-security-1.0#Base64Binary\">"
                + $"{efirma.CertificateBase64}</o:BinarySecurityToken>{XmlSignature.Element(signed, reference)}</o:Security></s:Header>"
                + "<s:Body><Autentica xmlns=\"http://DescargaMasivaTerceros.gob.mx\"/></s:Body></s:Envelope>",
        };
    }

    /// <summary>Asks for a download.</summary>
    public static SignedRequest Ask(Efirma efirma, SatQuestion question) =>
        Operation(efirma, question.Operation, "solicitud", question.Attributes(), question.Children());

    /// <summary>Asks how a download stands.</summary>
    public static SignedRequest Verify(Efirma efirma, string requestId) =>
        Operation(efirma, "VerificaSolicitudDescarga", "solicitud", [new("IdSolicitud", requestId), new("RfcSolicitante", efirma.Rfc)], "");

    /// <summary>Asks for a package.</summary>
    public static SignedRequest Fetch(Efirma efirma, string packageId) =>
        Operation(efirma, "PeticionDescargaMasivaTercerosEntrada", "peticionDescarga", [new("IdPaquete", packageId), new("RfcSolicitante", efirma.Rfc)], "");

    // The digest is over the operation without its signature (URI="" with exclusive C14N); the signature then goes in as the last child.
    private static SignedRequest Operation(Efirma efirma, string operation, string element, IEnumerable<KeyValuePair<string, string>> attributes, string children)
    {
        var written = string.Concat(attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $" {a.Key}=\"{XmlSignature.Attribute(a.Value)}\""));
        var (open, close) = ($"<des:{element}{written}>{children}", $"</des:{element}></des:{operation}>");
        var signed = XmlSignature.Over(efirma, $"<des:{operation} xmlns:des=\"{Downloads}\">{open}{close}", "");
        var keyInfo = $"<X509Data><X509IssuerSerial><X509IssuerName>{XmlSignature.Text(efirma.Issuer)}</X509IssuerName>"
            + $"<X509SerialNumber>{efirma.SerialDecimal}</X509SerialNumber></X509IssuerSerial>"
            + $"<X509Certificate>{efirma.CertificateBase64}</X509Certificate></X509Data>";
        return signed with
        {
            Envelope = $"<s:Envelope xmlns:s=\"{Soap}\" xmlns:des=\"{Downloads}\" xmlns:xd=\"http://www.w3.org/2000/09/xmldsig#\"><s:Header/><s:Body>"
                + $"<des:{operation}>{open}{XmlSignature.Element(signed, keyInfo)}{close}</s:Body></s:Envelope>",
        };
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
