using System.Globalization;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>The issuer's certificate: its number, holder, kind, validity and issuer.</summary>
internal static class CertificateChecks
{
    // Fecha is local time somewhere in Mexico: UTC-5 (Quintana Roo) to UTC-8 (Baja California in winter).
    private static readonly TimeSpan East = TimeSpan.FromHours(5);
    private static readonly TimeSpan West = TimeSpan.FromHours(8);

    /// <summary>The four checks of the certificate itself.</summary>
    public static IEnumerable<Check> Of(CfdiDocument document, SatCertificate? certificate)
    {
        var cfdi = document.Cfdi;
        if (certificate is null)
        {
            string[] codes = [CheckCodes.CertificateSerial, CheckCodes.CertificateRfc, CheckCodes.CertificateKind, CheckCodes.CertificateValidity];
            return codes.Select(c => cfdi.Certificado is null ? Check.NotChecked(c, CheckReason.NoCertificate) : Check.Fail(c, CheckReason.BadCertificate));
        }

        return [Serial(cfdi, certificate), Holder(document, certificate), Kind(cfdi, certificate), Validity(cfdi, certificate)];
    }

    /// <summary>Who issued the certificate.</summary>
    public static Check Chain(Cfdi cfdi, SatCertificate? certificate, SatTrust trust)
    {
        if (certificate is null)
            return cfdi.Certificado is null ? Check.NotChecked(CheckCodes.Chain, CheckReason.NoCertificate) : Check.Fail(CheckCodes.Chain, CheckReason.BadCertificate);
        return trust.Judge(certificate) switch
        {
            ChainVerdict.Trusted => Check.Pass(CheckCodes.Chain, CheckReason.ChainTrusted),
            ChainVerdict.TrustedForTests => Check.Pass(CheckCodes.Chain, CheckReason.ChainTests),
            ChainVerdict.TestEnvironment => Check.Fail(CheckCodes.Chain, CheckReason.ChainTestRefused),
            ChainVerdict.Forged => Check.Fail(CheckCodes.Chain, CheckReason.ChainForged),
            ChainVerdict.UnknownIssuer => Check.NotChecked(CheckCodes.Chain, CheckReason.ChainUnknown),
            _ => Check.NotChecked(CheckCodes.Chain, CheckReason.ChainNotConfigured),
        };
    }

    private static Check Serial(Cfdi cfdi, SatCertificate certificate) =>
        cfdi.NoCertificado == certificate.Serial
            ? Check.Pass(CheckCodes.CertificateSerial, CheckReason.SerialAgrees, certificate.Serial)
            : Check.Fail(CheckCodes.CertificateSerial, CheckReason.SerialDiffers, cfdi.NoCertificado ?? "—", certificate.Serial);

    private static Check Holder(CfdiDocument document, SatCertificate certificate)
    {
        if (document.Root.One("Emisor")?["FacAtrAdquirente"] is not null) return Check.NotChecked(CheckCodes.CertificateRfc, CheckReason.RfcByAcquirer);
        if (certificate.Rfc is not { } holder) return Check.Fail(CheckCodes.CertificateRfc, CheckReason.RfcUnnamed);
        return string.Equals(holder, document.Cfdi.Emisor.Rfc, StringComparison.OrdinalIgnoreCase)
            ? Check.Pass(CheckCodes.CertificateRfc, CheckReason.RfcAgrees)
            : Check.Fail(CheckCodes.CertificateRfc, CheckReason.RfcDiffers, document.Cfdi.Emisor.Rfc ?? "—", holder);
    }

    private static Check Kind(Cfdi cfdi, SatCertificate certificate) => certificate.Kind switch
    {
        CertificateKind.Csd => Check.Pass(CheckCodes.CertificateKind, CheckReason.KindCsd),
        CertificateKind.Efirma when cfdi.Emisor.Rfc is { Length: 13 } => Check.Warn(CheckCodes.CertificateKind, CheckReason.KindEfirmaPerson),
        CertificateKind.Efirma => Check.Fail(CheckCodes.CertificateKind, CheckReason.KindEfirma),
        _ => Check.NotChecked(CheckCodes.CertificateKind, CheckReason.KindUnknown),
    };

    private static Check Validity(Cfdi cfdi, SatCertificate certificate)
    {
        if (cfdi.Fecha is not { } issued) return Check.NotChecked(CheckCodes.CertificateValidity, CheckReason.NoDate);
        var valid = issued + West >= certificate.NotBeforeUtc && issued + East <= certificate.NotAfterUtc;
        return valid
            ? Check.Pass(CheckCodes.CertificateValidity, CheckReason.ValidThen)
            : Check.Fail(CheckCodes.CertificateValidity, CheckReason.NotValidThen, Day(certificate.NotBeforeUtc), Day(certificate.NotAfterUtc), Day(issued));
    }

    private static string Day(DateTime instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
