using System.Text;

namespace FinanceTracker.Tax.Sat.Signing;

/// <summary>A signed request: every text it was made of, and the envelope to send.</summary>
/// <param name="Digested">What the digest is over: the canonical form of the signed element.</param>
/// <param name="Digest">Its SHA-1, base64.</param>
/// <param name="SignedInfo">What the signature is over: the canonical form of SignedInfo.</param>
/// <param name="Signature">The signature, base64.</param>
/// <param name="Envelope">The SOAP envelope, without any white space of its own.</param>
internal sealed record SignedRequest(string Digested, string Digest, string SignedInfo, string Signature, string Envelope);

/// <summary>
/// XML signatures as SAT's download services verify them: exclusive canonical XML, SHA-1, RSA. The texts are composed in canonical form
/// from the first letter, so that nothing between here and SAT has to agree on how XML is written.
/// </summary>
internal static class XmlSignature
{
    private const string Namespace = "http://www.w3.org/2000/09/xmldsig#";
    private const string Canonical = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /// <summary>Digest, SignedInfo and signature of an element in canonical form.</summary>
    public static SignedRequest Over(Efirma efirma, string digested, string uri)
    {
        var digest = Efirma.Digest(digested);
        var info = $"<SignedInfo xmlns=\"{Namespace}\"><CanonicalizationMethod Algorithm=\"{Canonical}\"></CanonicalizationMethod>"
            + $"<SignatureMethod Algorithm=\"{Namespace}rsa-sha1\"></SignatureMethod><Reference URI=\"{uri}\"><Transforms>"
            + $"<Transform Algorithm=\"{Canonical}\"></Transform></Transforms><DigestMethod Algorithm=\"{Namespace}sha1\"></DigestMethod>"
            + $"<DigestValue>{digest}</DigestValue></Reference></SignedInfo>";
        return new SignedRequest(digested, digest, info, efirma.Sign(info), "");
    }

    /// <summary>The Signature element; inside it SignedInfo inherits the namespace.</summary>
    public static string Element(SignedRequest signed, string keyInfo) =>
        $"<Signature xmlns=\"{Namespace}\">{signed.SignedInfo.Replace($" xmlns=\"{Namespace}\"", "", StringComparison.Ordinal)}"
        + $"<SignatureValue>{signed.Signature}</SignatureValue><KeyInfo>{keyInfo}</KeyInfo></Signature>";

    /// <summary>An attribute's value in canonical XML.</summary>
    public static string Attribute(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (EntityOf(c) is { } entity) text.Append(entity);
            else text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>A text in canonical XML.</summary>
    public static string Text(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\r", "&#xD;", StringComparison.Ordinal);

    private static string? EntityOf(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '"' => "&quot;",
        '\t' => "&#x9;",
        '\n' => "&#xA;",
        '\r' => "&#xD;",
        _ => null,
    };
}
