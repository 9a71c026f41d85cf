using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FinanceTracker.Tax.Cfdis.Certificates;

/// <summary>What a certificate of SAT is for.</summary>
internal enum CertificateKind
{
    /// <summary>Its key usage says neither.</summary>
    Unknown,

    /// <summary>Certificado de sello digital: seals CFDIs.</summary>
    Csd,

    /// <summary>e.firma (FIEL): the taxpayer's signature, not for seals.</summary>
    Efirma,
}

/// <summary>
/// A certificate as SAT issues them: the serial number is 20 digits in ASCII, the holder's RFC is in the subject's
/// x500UniqueIdentifier. Reads its own DER, because old subjects (Ñ in T61 strings) trouble stricter readers.
/// </summary>
internal sealed class SatCertificate : IDisposable
{
    private const string UniqueIdentifier = "2.5.4.45";
    private readonly X509Certificate2 certificate;
    private readonly RSA key;
    private readonly CertificateParts parts;
    private readonly byte[] subject;
    private readonly byte[] issuer;
    private readonly byte[]? ownKeyId;
    private readonly byte[]? issuerKeyId;

    private SatCertificate(X509Certificate2 certificate, RSA key, CertificateParts parts)
    {
        this.certificate = certificate;
        this.key = key;
        this.parts = parts;

        // Everything is read here, once: a damaged certificate throws where it is read, and must throw inside TryRead.
        var serial = Convert.FromHexString(certificate.SerialNumber);
        Serial = serial.All(b => b is >= (byte)'0' and <= (byte)'9') ? Encoding.ASCII.GetString(serial) : certificate.SerialNumber;
        (subject, issuer) = (certificate.SubjectName.RawData, certificate.IssuerName.RawData);
        (NotBeforeUtc, NotAfterUtc) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        Rfc = HolderOf(subject);
        Kind = KindOf(certificate);
        IsAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority);
        ownKeyId = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes.ToArray();
        issuerKeyId = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier?.ToArray();
    }

    /// <summary>The 20 digits that a CFDI names.</summary>
    public string Serial { get; }

    /// <summary>RFC of the holder; null when the subject has none.</summary>
    public string? Rfc { get; }

    public CertificateKind Kind { get; }

    /// <summary>True when it may issue others.</summary>
    public bool IsAuthority { get; }

    public DateTime NotBeforeUtc { get; }

    public DateTime NotAfterUtc { get; }

    /// <summary>True when subject and issuer are the same: a root, or somebody's own work.</summary>
    public bool IsSelfIssued => subject.AsSpan().SequenceEqual(issuer);

    /// <summary>Reads DER (or PEM); null for anything that is no RSA certificate.</summary>
    public static SatCertificate? TryRead(byte[] content)
    {
        X509Certificate2? read = null;
        try
        {
            read = X509CertificateLoader.LoadCertificate(content);
            if (read.GetRSAPublicKey() is { } key) return new SatCertificate(read, key, CertificateParts.Of(read.RawData));
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException or ArgumentException or FormatException)
        {
            read?.Dispose();
            return null;
        }

        read.Dispose();
        return null;
    }

    /// <summary>Reads what a CFDI carries: base64 of DER.</summary>
    public static SatCertificate? TryReadBase64(string text) => Base64(text) is { Length: > 0 } bytes ? TryRead(bytes) : null;

    /// <summary>The bytes of a base64 text; null when it is none.</summary>
    public static byte[]? Base64(string text)
    {
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null;
    }

    /// <summary>True when the seal is this certificate's over the data (RSA PKCS#1 v1.5).</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> seal, HashAlgorithmName hash)
    {
        try
        {
            return key.VerifyData(data, seal, hash, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>True when the issuer's name is this one's subject.</summary>
    public bool NamesAsIssuer(SatCertificate authority) => issuer.AsSpan().SequenceEqual(authority.subject);

    /// <summary>True when the issuer's key signed this certificate; null when its algorithm is not one that still proves anything.</summary>
    public bool? IsSignedBy(SatCertificate authority) => parts.Hash is { } hash ? authority.Verifies(parts.Signed, parts.Signature, hash) : null;

    /// <summary>True when this one says that exactly that key of the issuer signed it.</summary>
    public bool NamesKeyOf(SatCertificate authority) => issuerKeyId is not null && authority.ownKeyId is { } id && issuerKeyId.AsSpan().SequenceEqual(id);

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        certificate.Dispose();
    }

    // e.firma adds encipherment and key agreement to what a CSD may do. Where nothing is said, a CSD names its branch (OU).
    private static CertificateKind KindOf(X509Certificate2 certificate)
    {
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage) return CertificateKind.Unknown;
        const X509KeyUsageFlags Signature = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        const X509KeyUsageFlags Secrets = X509KeyUsageFlags.DataEncipherment | X509KeyUsageFlags.KeyAgreement;
        return (usage.KeyUsages & Secrets) != X509KeyUsageFlags.None ? CertificateKind.Efirma
            : (usage.KeyUsages & Signature) != X509KeyUsageFlags.None ? CertificateKind.Csd : CertificateKind.Unknown;
    }

    // "RFC / RFC of the legal representative": the holder is the first.
    private static string? HolderOf(byte[] subject)
    {
        var names = new AsnReader(subject, AsnEncodingRules.BER).ReadSequence();
        while (names.HasData)
        {
            var set = names.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var pair = set.ReadSequence();
                if (pair.ReadObjectIdentifier() != UniqueIdentifier || !pair.HasData) continue;
                return TextOf(pair).Split('/')[0].Trim().ToUpperInvariant() is { Length: > 0 } rfc ? rfc : null;
            }
        }

        return null;
    }

    private static string TextOf(AsnReader value)
    {
        var encoded = value.PeekEncodedValue();
        if (value.PeekTag() == Asn1Tag.PrimitiveBitString) return Decode(value.ReadBitString(out _));
        AsnDecoder.ReadEncodedValue(encoded.Span, AsnEncodingRules.BER, out var offset, out var length, out _);
        return Decode(encoded.Span.Slice(offset, length));
    }

    // The string types are used freely; a byte that is no UTF-8 is Latin-1 (Ñ is D1).
    private static string Decode(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}
