using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Cfdis.Cadena;

namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>A document read: what it says, its elements, and the order of its cadena.</summary>
internal sealed record CfdiDocument(Cfdi Cfdi, CfdiNode Root, CadenaTable Table);

/// <summary>
/// Bytes to a CFDI. Encodings, prefixes, quotes, comments, several complements and what else SAT's portals and issuers write are
/// taken as they come. Refused is only what cannot be read as a CFDI; whether it is a good one is for the checks to say.
/// </summary>
internal static class CfdiReader
{
    /// <summary>Reads one file. Never throws for its content.</summary>
    public static Result<CfdiDocument> Read(ReadOnlyMemory<byte> content)
    {
        var parsed = CfdiXml.Parse(content);
        if (!parsed.IsOk) return parsed.Problem!;
        var root = parsed.Value;
        var known = root switch
        {
            { Name: "Comprobante", Namespace: CfdiNames.Cfdi4 } => Comprobante(root, CadenaTable.Cfdi40),
            { Name: "Comprobante", Namespace: CfdiNames.Cfdi3 } when root["Version"] is not null => Comprobante(root, CadenaTable.Cfdi33),
            { Name: "Comprobante", Namespace: CfdiNames.Cfdi3 } when root["version"] is "3.2" => Document(Comprobante32Reader.Read(root), root, CadenaTable.Cfdi32),
            { Name: "Retenciones", Namespace: CfdiNames.Retenciones2 } => Document(RetencionesReader.Read(root), root, CadenaTable.Retenciones20),
            { Name: "Retenciones", Namespace: CfdiNames.Retenciones1 } => Document(RetencionesReader.Read(root), root, CadenaTable.Retenciones10),
            { Name: "Comprobante" } when root.Namespace.StartsWith("http://www.sat.gob.mx/cfd", StringComparison.Ordinal) => CfdiProblems.VersionNotRead,
            { Name: "Retenciones" } when root.Namespace.StartsWith(CfdiNames.RetencionesPrefix, StringComparison.Ordinal) => CfdiProblems.VersionNotRead,
            _ => CfdiProblems.NotCfdi,
        };
        return known;
    }

    private static Result<CfdiDocument> Comprobante(CfdiNode root, CadenaTable table) => Document(ComprobanteReader.Read(root), root, table);

    private static Result<CfdiDocument> Document(Cfdi cfdi, CfdiNode root, CadenaTable table) =>
        cfdi is { Emisor.Rfc: null, Receptor.Rfc: null, Receptor.Nombre: null } ? CfdiProblems.NothingToRead : new CfdiDocument(cfdi, root, table);
}
