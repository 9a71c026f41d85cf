using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FinanceTracker.Support.Cfdis;

/// <summary>A certificate with its key.</summary>
public sealed record TestKey(X509Certificate2 Certificate, RSA Key)
{
    public string Base64 => Convert.ToBase64String(Certificate.RawData);

    public string Serial => Encoding.ASCII.GetString(Convert.FromHexString(Certificate.SerialNumber));

    public string Sign(string cadena) => Convert.ToBase64String(Key.SignData(Encoding.UTF8.GetBytes(cadena), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}

/// <summary>An authority that issues certificates in the form of SAT's. Made in the test: nothing of it exists outside.</summary>
public sealed class TestAuthority
{
    private static int last = 500;
    private readonly X509Certificate2 root;

    public TestAuthority(string name = "A.C. de prueba")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}, O=SAT de prueba", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        root = request.CreateSelfSigned(At(2020), At(2040));
    }

    /// <summary>One authority for every test that needs no other.</summary>
    public static TestAuthority Shared { get; } = new();

    /// <summary>The seal certificate of the usual issuer.</summary>
    public static TestKey Issuer { get; } = Shared.Issue("EKU9003173C9");

    /// <summary>A PAC's certificate.</summary>
    public static TestKey Pac { get; } = Shared.Issue("SPR190613I52");

    /// <summary>Writes the authority, and what else is wanted, as a trust folder.</summary>
    public string Folder(params TestKey[] others)
    {
        var folder = Directory.CreateTempSubdirectory("ft-trust-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "ca.cer"), root.RawData);
        foreach (var other in others) File.WriteAllBytes(Path.Combine(folder, $"{other.Serial}.cer"), other.Certificate.RawData);
        return folder;
    }

    /// <summary>Issues a certificate: a CSD, or an e.firma, or one that is its own issuer.</summary>
    public TestKey Issue(string rfc, bool efirma = false, bool selfIssued = false, int from = 2024, int until = 2028)
    {
        var key = RSA.Create(2048);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"TITULAR {rfc} Ñ");
        name.Add("2.5.4.45", $"{rfc} / VADA800927DJ3", System.Formats.Asn1.UniversalTagNumber.UTF8String);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        if (efirma) usage |= X509KeyUsageFlags.DataEncipherment | X509KeyUsageFlags.KeyAgreement;
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single()));
        var serial = Encoding.ASCII.GetBytes("00001000000" + Interlocked.Increment(ref last).ToString("000000000", CultureInfo.InvariantCulture));
        var certificate = selfIssued
            ? request.Create(request.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), At(from), At(until), serial)
            : request.Create(root, At(from), At(until), serial);
        return new TestKey(certificate, key);
    }

    private static DateTimeOffset At(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
