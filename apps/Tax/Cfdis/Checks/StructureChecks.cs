using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>
/// What a version demands of its own nodes (cfdv40.xsd, cfdv33.xsd, cfdv32.xsd, retencionpagov1/v2.xsd), without the schemas themselves.
/// A document without what a tax figure is made of stays out of every figure; other faults are shown.
/// </summary>
internal static class StructureChecks
{
    private const int MostNamed = 8;

    // Paths from the root ("" is the root itself) and the attributes that must be there.
    private static readonly Dictionary<string, (string Path, string Attributes)[]> Required = new(StringComparer.Ordinal)
    {
        ["4.0"] =
        [
            ("", "Version Fecha Sello NoCertificado Certificado SubTotal Moneda Total TipoDeComprobante Exportacion LugarExpedicion"),
            ("Emisor", "Rfc Nombre RegimenFiscal"),
            ("Receptor", "Rfc Nombre DomicilioFiscalReceptor RegimenFiscalReceptor UsoCFDI"),
            ("Conceptos/Concepto", "ClaveProdServ Cantidad ClaveUnidad Descripcion ValorUnitario Importe ObjetoImp"),
        ],
        ["3.3"] =
        [
            ("", "Version Fecha Sello NoCertificado Certificado SubTotal Moneda Total TipoDeComprobante LugarExpedicion"),
            ("Emisor", "Rfc RegimenFiscal"),
            ("Receptor", "Rfc UsoCFDI"),
            ("Conceptos/Concepto", "ClaveProdServ Cantidad ClaveUnidad Descripcion ValorUnitario Importe"),
        ],
        ["3.2"] =
        [
            ("", "version fecha sello noCertificado certificado subTotal total tipoDeComprobante formaDePago metodoDePago LugarExpedicion"),
            ("Emisor", "rfc"),
            ("Receptor", "rfc"),
            ("Conceptos/Concepto", "cantidad unidad descripcion valorUnitario importe"),
        ],
        ["R2.0"] =
        [
            ("", "Version Sello NoCertificado Certificado FechaExp LugarExpRetenc CveRetenc"),
            ("Emisor", "RfcE NomDenRazSocE RegimenFiscalE"),
            ("Receptor", "NacionalidadR"),
            ("Periodo", "MesIni MesFin Ejercicio"),
            ("Totales", "MontoTotOperacion MontoTotGrav MontoTotExent MontoTotRet"),
        ],
        ["R1.0"] =
        [
            ("", "Version Sello NumCert Cert FechaExp CveRetenc"),
            ("Emisor", "RFCEmisor"),
            ("Receptor", "Nacionalidad"),
            ("Periodo", "MesIni MesFin Ejerc"),
            ("Totales", "montoTotOperacion montoTotGrav montoTotExent montoTotRet"),
        ],
    };

    /// <summary>Checks a document.</summary>
    public static Check Of(CfdiDocument document)
    {
        var (cfdi, root) = (document.Cfdi, document.Root);
        if (cfdi.Unreadable.Count > 0)
            return Check.Fail(CheckCodes.Structure, CheckReason.StructureUnreadable, string.Join(", ", cfdi.Unreadable.Take(MostNamed).Select(u => $"{u.Field}=«{u.Value}»")));
        var version = VersionOf(document);
        var faults = Missing(root, Required[version]).Concat(Forms(cfdi, version)).Concat(version == "4.0" ? RulesOf40.Faults(cfdi, root) : []).Take(MostNamed).ToList();
        if (faults.Count == 0) return Check.Pass(CheckCodes.Structure, CheckReason.StructureGood, cfdi.Version);
        var text = string.Join(", ", faults);
        var essential = cfdi.Fecha is null || cfdi.Emisor.Rfc is null || cfdi.Total is null;
        return essential ? Check.Fail(CheckCodes.Structure, CheckReason.StructureMissing, text) : Check.Warn(CheckCodes.Structure, CheckReason.StructureMissing, text);
    }

    // The namespace and the table say what the document is; its Version attribute must agree.
    private static string VersionOf(CfdiDocument document) => document.Table.Name switch
    {
        "cfdi40" => "4.0",
        "cfdi33" => "3.3",
        "cfdi32" => "3.2",
        "retenciones20" => "R2.0",
        _ => "R1.0",
    };

    private static IEnumerable<string> Missing(CfdiNode root, (string Path, string Attributes)[] required)
    {
        foreach (var (path, attributes) in required)
        {
            var nodes = path.Split('/') switch
            {
                [""] => [root],
                [var one] => [.. root.All(one)],
                [var first, var second, ..] => root.All(first, second).ToList(),
                _ => new List<CfdiNode>(),
            };
            if (nodes.Count == 0) yield return path;
            if (nodes.Count > 1 && !path.Contains('/', StringComparison.Ordinal)) yield return $"{path} ×{nodes.Count}";
            foreach (var attribute in attributes.Split(' '))
                if (nodes.Exists(n => n[attribute] is null or "")) yield return path.Length == 0 ? attribute : $"{path}/@{attribute}";
        }
    }

    private static IEnumerable<string> Forms(Cfdi cfdi, string version)
    {
        if (cfdi.Version != version.TrimStart('R')) yield return $"Version {cfdi.Version}";
        if (cfdi.NoCertificado is { } number && !(number.Length == 20 && number.All(char.IsAsciiDigit))) yield return "NoCertificado";
        if (cfdi.Emisor.Rfc is { } issuer && !Rfc.TryReadIssued(issuer, out _)) yield return "Emisor/@Rfc";
        if (cfdi.Receptor.Rfc is { } receiver && !Rfc.TryReadIssued(receiver, out _)) yield return "Receptor/@Rfc";
        if (cfdi.Total < 0m) yield return "Total";
    }
}
