using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>What the checks found.</summary>
/// <param name="Checks">Every check, in the order of <see cref="CheckCodes"/>.</param>
/// <param name="CadenaOriginal">The cadena that was sealed.</param>
internal sealed record Verification(IReadOnlyList<Check> Checks, string CadenaOriginal)
{
    /// <summary>False for the unstamped, the forged and the badly summed: they are kept and shown, and count in no tax figure.</summary>
    public bool Counts => !Checks.Any(c => c is { Status: CheckStatus.Fail, Blocks: true });
}

/// <summary>Runs every check that can be run offline. Whether a CFDI was cancelled only SAT's service knows.</summary>
internal sealed class CfdiVerifier(SatTrust trust, SatTransformations transformations)
{
    /// <summary>Checks a document that was read.</summary>
    public Verification Verify(CfdiDocument document)
    {
        var cadena = CadenaWriter.Write(document.Table, document.Root);
        using var certificate = document.Cfdi.Certificado is { } text ? SatCertificate.TryReadBase64(text) : null;
        var seal = new SealChecks(trust, transformations);
        var checks = new List<Check>(14)
        {
            Check.Pass(CheckCodes.WellFormed, CheckReason.WellFormed),
            StructureChecks.Of(document),
        };
        checks.AddRange(CertificateChecks.Of(document, certificate));
        checks.Add(seal.Sello(document, certificate, ref cadena));
        checks.Add(CertificateChecks.Chain(document.Cfdi, certificate, trust));
        checks.Add(StampChecks.Present(document.Cfdi));
        checks.Add(StampChecks.OfThisSeal(document.Cfdi));
        checks.Add(seal.SelloSat(document));
        checks.Add(SumChecks.Of(document.Cfdi));
        checks.Add(KeyChecks.Keys(document.Cfdi));
        checks.Add(KeyChecks.Digits(document.Cfdi));
        return new Verification(checks, cadena.Text);
    }
}
