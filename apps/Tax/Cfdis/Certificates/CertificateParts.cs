using System.Formats.Asn1;
using System.Security.Cryptography;

namespace FinanceTracker.Tax.Cfdis.Certificates;

/// <summary>What a certificate's signature is over, the signature, and its hash; null for hashes that prove nothing any more (MD5).</summary>
internal readonly record struct CertificateParts(byte[] Signed, byte[] Signature, HashAlgorithmName? Hash)
{
    /// <summary>Takes a certificate apart (RFC 5280, 4.1).</summary>
    public static CertificateParts Of(byte[] certificate)
    {
        var parts = new AsnReader(certificate, AsnEncodingRules.BER).ReadSequence();
        var signed = parts.ReadEncodedValue().ToArray();
        var algorithm = parts.ReadSequence().ReadObjectIdentifier();
        return new CertificateParts(signed, parts.ReadBitString(out _), HashOf(algorithm));
    }

    // SHA-1 stays: SAT's authorities of 2005 to 2013 signed with it, and archives hold their certificates.
    private static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.5" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
