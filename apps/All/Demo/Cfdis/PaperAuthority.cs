using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>A certificate with its key.</summary>
public sealed record PaperKey(X509Certificate2 Certificate, RSA Key)
{
    /// <summary>The certificate as a CFDI carries it.</summary>
    public string Base64 => Convert.ToBase64String(Certificate.RawData);

    /// <summary>The 20 digits of NoCertificado.</summary>
    public string Serial => Encoding.ASCII.GetString(Convert.FromHexString(Certificate.SerialNumber));

    /// <summary>The seal of a cadena original.</summary>
    [SuppressMessage("Security", "S5542", Justification = "Anexo 20 prescribes RSA with PKCS#1 v1.5 and SHA-256 for the seal of a CFDI.")]
    public string Sign(string cadena) => Convert.ToBase64String(Key.SignData(Encoding.UTF8.GetBytes(cadena), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}

/// <summary>How a certificate is issued.</summary>
/// <param name="Efirma">An e.firma instead of a seal certificate (CSD).</param>
/// <param name="SelfIssued">By its own holder: a forgery.</param>
/// <param name="Key">The key pair; a new one when absent. Invented issuers share one: keys are dear to make.</param>
public sealed record PaperTerms(bool Efirma = false, bool SelfIssued = false, int From = 2024, int Until = 2028, RSA? Key = null);

/// <summary>
/// An authority that issues certificates in the form of SAT's, for invented documents of the demo and of tests. It is made when it is
/// needed, its key is never stored, and no installation trusts it.
/// </summary>
public class PaperAuthority
{
    private static int last = 500;

    /// <summary>Makes the authority.</summary>
    public PaperAuthority(string name = "A.C. de prueba")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}, O=SAT de prueba", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        Root = request.CreateSelfSigned(At(2020), At(2040));
    }

    /// <summary>Its own certificate.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>Issues a certificate to the holder of an RFC.</summary>
    public PaperKey Issue(string rfc, PaperTerms? terms = null)
    {
        var how = terms ?? new PaperTerms();
        var key = how.Key ?? RSA.Create(2048);
        var request = new CertificateRequest(NameOf(rfc), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        if (how.Efirma) usage |= X509KeyUsageFlags.DataEncipherment | X509KeyUsageFlags.KeyAgreement;
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(Root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single()));
        var serial = Encoding.ASCII.GetBytes("00001000000" + Interlocked.Increment(ref last).ToString("000000000", CultureInfo.InvariantCulture));
        var certificate = how.SelfIssued
            ? request.Create(request.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), At(how.From), At(how.Until), serial)
            : request.Create(Root, At(how.From), At(how.Until), serial);
        return new PaperKey(certificate, key);
    }

    // The RFC stands in x500UniqueIdentifier, before that of the legal representative.
    private static X500DistinguishedName NameOf(string rfc)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"TITULAR {rfc} Ñ");
        name.Add("2.5.4.45", $"{rfc} / VADA800927DJ3", System.Formats.Asn1.UniversalTagNumber.UTF8String);
        return name.Build();
    }

    private static DateTimeOffset At(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
