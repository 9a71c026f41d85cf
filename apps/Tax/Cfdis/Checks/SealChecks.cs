using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>The two seals: the issuer's over the document, the PAC's over the stamp.</summary>
internal sealed class SealChecks(SatTrust trust, SatTransformations transformations)
{
    /// <summary>The issuer's seal. The cadena is replaced by SAT's own, where an installation has its transformations and ours may be short.</summary>
    public Check Sello(CfdiDocument document, SatCertificate? certificate, ref CadenaOriginal cadena)
    {
        var cfdi = document.Cfdi;
        if (cfdi.Sello is not { } text) return Check.Fail(CheckCodes.Sello, CheckReason.SealMissing);
        if (SatCertificate.Base64(text) is not { Length: > 0 } seal) return Check.Fail(CheckCodes.Sello, CheckReason.SealNotBase64);
        if (certificate is null)
            return cfdi.Certificado is null ? Check.NotChecked(CheckCodes.Sello, CheckReason.NoCertificate) : Check.Fail(CheckCodes.Sello, CheckReason.BadCertificate);

        var hash = HashOf(document.Table);
        if (Fits(certificate, cadena.Text, seal, hash)) return Check.Pass(CheckCodes.Sello, CheckReason.SealFits);
        if (!cadena.IsCertain && transformations.Transform(document) is { } official)
        {
            cadena = new CadenaOriginal(official, true);
            if (Fits(certificate, official, seal, hash)) return Check.Pass(CheckCodes.Sello, CheckReason.SealFits);
        }

        return cadena.IsCertain
            ? Check.Fail(CheckCodes.Sello, CheckReason.SealDoesNotFit)
            : Check.NotChecked(CheckCodes.Sello, CheckReason.SealUncertain, string.Join(", ", cfdi.Complementos));
    }

    /// <summary>The PAC's seal over the stamp: the only proof that the UUID is genuine.</summary>
    public Check SelloSat(CfdiDocument document)
    {
        if (document.Cfdi.Timbres is not [var stamp]) return Check.NotChecked(CheckCodes.SelloSat, CheckReason.NoStamp);
        if (stamp.SelloSat is not { } text) return Check.Fail(CheckCodes.SelloSat, CheckReason.SealMissing);
        if (SatCertificate.Base64(text) is not { Length: > 0 } seal) return Check.Fail(CheckCodes.SelloSat, CheckReason.SealNotBase64);
        if (stamp.NoCertificadoSat is not { } serial || trust.PacOf(serial) is not { } pac)
            return Check.NotChecked(CheckCodes.SelloSat, CheckReason.PacUnknown, stamp.NoCertificadoSat ?? "—");

        var node = Complementos.Of(document.Root).First(n => n.Is(CfdiNames.Timbre, "TimbreFiscalDigital"));
        var isOld = node["Version"] is null;
        var cadena = CadenaWriter.Write(isOld ? CadenaTable.Timbre10 : CadenaTable.Timbre11, node).Text;
        return Fits(pac, cadena, seal, isOld ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256)
            ? Check.Pass(CheckCodes.SelloSat, CheckReason.SatSealFits, stamp.RfcProvCertif ?? serial)
            : Check.Fail(CheckCodes.SelloSat, CheckReason.SatSealDoesNotFit);
    }

    // Anexo 20: SHA-1 until 3.2 and retenciones 1.0, SHA-256 since.
    private static HashAlgorithmName HashOf(CadenaTable table) =>
        table == CadenaTable.Cfdi32 || table == CadenaTable.Retenciones10 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    private static bool Fits(SatCertificate certificate, string cadena, byte[] seal, HashAlgorithmName hash) =>
        certificate.Verifies(Encoding.UTF8.GetBytes(cadena), seal, hash);
}
