using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tenants;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>Who the tenant seems to be, from documents.</summary>
/// <param name="Rfc">The RFC.</param>
/// <param name="Nombre">The name beside it.</param>
/// <param name="Regimen">The regime beside it.</param>
internal sealed record ProfileProposal(string Rfc, string? Nombre, string? Regimen)
{
    /// <summary>
    /// The RFC that stands in most of the documents, on either side: whoever uploads is in nearly all of them. Where two stand equally
    /// often (one document alone), people upload what they received, so the receiver; of a payroll, the employee for a person and the
    /// employer for a business. The generic keys are nobody.
    /// </summary>
    public static ProfileProposal? From(IEnumerable<Cfdi> documents, TenantKind kind)
    {
        var places = documents.SelectMany(c => Places(c, kind)).ToList();
        var best = places.GroupBy(p => p.Parte.Rfc!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Sum(p => p.Weight)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault();
        if (best is null) return null;
        var regimen = best.Select(p => p.Parte.RegimenFiscal).FirstOrDefault(r => r is { Length: 3 });
        return new ProfileProposal(best.Key, best.Select(p => p.Parte.Nombre).FirstOrDefault(n => n is not null), regimen);
    }

    /// <summary>Which side the holder of an RFC is on.</summary>
    public static CfdiDirection DirectionOf(string? own, string? emisor, string? receptor) =>
        own is null ? CfdiDirection.ThirdParty
        : own == emisor ? CfdiDirection.Issued
        : own == receptor ? CfdiDirection.Received
        : CfdiDirection.ThirdParty;

    private static IEnumerable<(Parte Parte, int Weight)> Places(Cfdi cfdi, TenantKind kind)
    {
        var employs = cfdi.TipoDeComprobante == "N" && kind != TenantKind.Personal;
        if (IsSomebody(cfdi.Emisor.Rfc)) yield return (cfdi.Emisor, employs ? 3 : 1);
        if (IsSomebody(cfdi.Receptor.Rfc) && cfdi.Receptor.Rfc != cfdi.Emisor.Rfc) yield return (cfdi.Receptor, 2);
    }

    private static bool IsSomebody(string? rfc) => Platform.Identifiers.Rfc.TryReadIssued(rfc, out var key) && !key.IsGeneric;
}
