using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace FinanceTracker.All.Demo.Sat;

/// <summary>Verifies what a request is signed with, by .NET's canonicaliser: nothing here shares a line with the code that signs.</summary>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "SAT's protocol demands SHA-1.")]
[SuppressMessage("Security", "S4790:Using weak hashing algorithms is security-sensitive", Justification = "SAT's protocol demands SHA-1.")]
[SuppressMessage("Security", "S5542:Encryption algorithms should be used with secure mode and padding scheme", Justification = "SAT's protocol demands PKCS#1 v1.5.")]
public static class SimulatedSignature
{
    private const string Xmldsig = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>SAT's code of what is wrong; null when the signature is good and its holder's.</summary>
    public static string? Fault(string envelope, string? rfc = null)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(envelope);
        if (document.GetElementsByTagName("Signature", Xmldsig) is not [XmlElement signature]) return "301";
        var holder = Text(signature, "X509Certificate") ?? document.GetElementsByTagName("BinarySecurityToken", "*")[0]?.InnerText;
        if (holder is null) return "305";
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(holder));
        if (rfc is not null && !Encoding.Latin1.GetString(certificate.SubjectName.RawData).Contains(rfc, StringComparison.OrdinalIgnoreCase)) return "303";

        var uri = ((XmlElement)signature.GetElementsByTagName("Reference", Xmldsig)[0]!).GetAttribute("URI");
        var info = (XmlElement)signature.GetElementsByTagName("SignedInfo", Xmldsig)[0]!;
        var canonicalInfo = Canonical(info);
        var (digest, value) = (Text(signature, "DigestValue"), Text(signature, "SignatureValue")!);
        XmlElement signed;
        if (uri == "#_0") signed = (XmlElement)document.GetElementsByTagName("Timestamp", "*")[0]!;
        else
        {
            signed = (XmlElement)document.GetElementsByTagName("Body", "*")[0]!.FirstChild!;
            signature.ParentNode!.RemoveChild(signature);
        }

        using var key = certificate.GetRSAPublicKey()!;
        return Convert.ToBase64String(SHA1.HashData(Canonical(signed))) == digest
            && key.VerifyData(canonicalInfo, Convert.FromBase64String(value), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1) ? null : "302";
    }

    private static byte[] Canonical(XmlElement element)
    {
        var alone = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        alone.LoadXml(element.OuterXml);
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(alone);
        using var target = new MemoryStream();
        ((Stream)transform.GetOutput(typeof(Stream))).CopyTo(target);
        return target.ToArray();
    }

    private static string? Text(XmlElement of, string name) => of.GetElementsByTagName(name, Xmldsig)[0]?.InnerText;
}
