using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Cfdis.Certificates;

namespace FinanceTracker.Tax.Sat.Signing;

/// <summary>
/// A taxpayer's e.firma, open for as long as this object lives and no longer. It is a person's legal signature: it holds no password,
/// gives its key to nobody and says nothing of itself in texts that may be logged.
/// </summary>
[SuppressMessage("Security", "S5542:Encryption algorithms should be used with secure mode and padding scheme", Justification = "SAT's protocol demands PKCS#1 v1.5.")]
[SuppressMessage("Security", "S4790:Using weak hashing algorithms is security-sensitive", Justification = "SAT's protocol demands SHA-1; see Sign.")]
internal sealed class Efirma : IDisposable
{
    private readonly X509Certificate2 certificate;
    private readonly RSA key;

    private Efirma(X509Certificate2 certificate, RSA key, string rfc)
    {
        (this.certificate, this.key, Rfc) = (certificate, key, rfc);
        NotAfterUtc = certificate.NotAfter.ToUniversalTime();
        SerialDecimal = new BigInteger(Convert.FromHexString(certificate.SerialNumber), isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
        CertificateBase64 = Convert.ToBase64String(certificate.RawData);
        Issuer = IssuerName.Of(certificate.IssuerName.RawData);
    }

    /// <summary>RFC of the holder.</summary>
    public string Rfc { get; }

    /// <summary>Until when it serves.</summary>
    public DateTime NotAfterUtc { get; }

    /// <summary>The certificate (it is public), as requests carry it.</summary>
    public string CertificateBase64 { get; }

    /// <summary>Its serial number as X509IssuerSerial wants it: the 20 bytes as one decimal number.</summary>
    public string SerialDecimal { get; }

    /// <summary>Its issuer as X509IssuerSerial wants it.</summary>
    public string Issuer { get; }

    /// <summary>Opens the two files of an e.firma, or says why they are none. The caller wipes the password and the key's bytes.</summary>
    public static Result<Efirma> Open(byte[] cer, ReadOnlySpan<byte> key, ReadOnlySpan<char> password, DateTimeOffset now)
    {
        using var facts = SatCertificate.TryRead(cer);
        if (facts?.Rfc is not { } rfc) return SatProblems.CertificateUnreadable;
        if (facts.Kind != CertificateKind.Efirma) return SatProblems.NotEfirma;
        if (now.UtcDateTime > facts.NotAfterUtc) return SatProblems.Expired;
        if (now.UtcDateTime < facts.NotBeforeUtc) return SatProblems.NotYetValid;
        if (!IsEncryptedKey(key)) return SatProblems.KeyUnreadable;

        var rsa = RSA.Create();
        var opened = TryImport(rsa, key, password);
        if (opened && IsPair(facts, rsa)) return new Efirma(X509CertificateLoader.LoadCertificate(cer), rsa, rfc);
        rsa.Dispose();
        return opened ? SatProblems.NotAPair : SatProblems.WrongPassword;
    }

    /// <summary>Signs as the service demands: RSA PKCS#1 over SHA-1. It is SAT's protocol; nothing else of the product signs with SHA-1.</summary>
    public string Sign(string text) =>
        Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1));

    /// <summary>The SHA-1 digest of a text, in base64.</summary>
    public static string Digest(string text) =>
        Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(text)));

    /// <inheritdoc/>
    public override string ToString() => "e.firma";

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        certificate.Dispose();
    }

    private static bool TryImport(RSA rsa, ReadOnlySpan<byte> key, ReadOnlySpan<char> password)
    {
        try
        {
            rsa.ImportEncryptedPkcs8PrivateKey(password, key, out _);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsPair(SatCertificate certificate, RSA key)
    {
        var probe = "e.firma"u8.ToArray();
        return certificate.Verifies(probe, key.SignData(probe, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), HashAlgorithmName.SHA256);
    }

    // EncryptedPrivateKeyInfo (RFC 5958, 3): an algorithm and the encrypted key. Only so is "wrong password" a true answer.
    private static bool IsEncryptedKey(ReadOnlySpan<byte> key)
    {
        try
        {
            var parts = new AsnReader(key.ToArray(), AsnEncodingRules.BER).ReadSequence();
            parts.ReadSequence();
            return parts.TryReadPrimitiveOctetString(out _) && !parts.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
