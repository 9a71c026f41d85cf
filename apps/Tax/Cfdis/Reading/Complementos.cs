namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>The complements of a document: those that matter here are read, the others are named and left in place.</summary>
internal static class Complementos
{
    private const int MostNames = 30;

    /// <summary>The elements inside every Complemento (3.3 allowed several) of the document itself.</summary>
    public static IReadOnlyList<CfdiNode> Of(CfdiNode root) => [.. root.All("Complemento").SelectMany(c => c.Children)];

    /// <summary>The document with what its complements say.</summary>
    public static Cfdi Fill(Cfdi cfdi, IReadOnlyList<CfdiNode> nodes, CfdiFields fields) => cfdi with
    {
        Complementos = [.. nodes.Select(n => n.Name).Distinct(StringComparer.Ordinal).Take(MostNames)],
        Timbres = [.. nodes.Where(n => n.Is(CfdiNames.Timbre, "TimbreFiscalDigital")).Take(5).Select(n => Timbre(n, fields))],
        ImpuestosLocales = nodes.FirstOrDefault(n => n.Is(CfdiNames.ImpuestosLocales, "ImpuestosLocales")) is { } local ? Locales(local, fields) : null,
        Pagos = PagosReader.Read(nodes, fields),
        Nomina = nodes.FirstOrDefault(n => n.Is(CfdiNames.Nomina12, "Nomina")) is { } nomina ? NominaReader.Read(nomina, fields) : null,
        Donativo = nodes.FirstOrDefault(n => n.Is(CfdiNames.Donatarias, "Donatarias")) is { } gift
            ? new Donativo(CfdiFields.Text(gift, "noAutorizacion"), CfdiFields.Text(gift, "fechaAutorizacion"))
            : null,
    };

    private static Timbre Timbre(CfdiNode node, CfdiFields fields) => new()
    {
        Version = CfdiFields.Text(node, "Version") ?? CfdiFields.Text(node, "version"),
        Uuid = fields.Uuid(node, "UUID"),
        FechaTimbrado = fields.Instant(node, "FechaTimbrado"),
        RfcProvCertif = CfdiFields.Text(node, "RfcProvCertif"),
        SelloCfd = CfdiFields.LongText(node, "SelloCFD") ?? CfdiFields.LongText(node, "selloCFD"),
        NoCertificadoSat = CfdiFields.Text(node, "NoCertificadoSAT") ?? CfdiFields.Text(node, "noCertificadoSAT"),
        SelloSat = CfdiFields.LongText(node, "SelloSAT") ?? CfdiFields.LongText(node, "selloSAT"),
    };

    private static ImpuestosLocales Locales(CfdiNode node, CfdiFields fields) => new(
        fields.SignedAmount(node, "TotaldeTraslados"),
        fields.SignedAmount(node, "TotaldeRetenciones"),
        [.. node.All("TrasladosLocales").Select(t => new ImpuestoLocal(CfdiFields.Text(t, "ImpLocTrasladado"), fields.Amount(t, "TasadeTraslado"), fields.SignedAmount(t, "Importe")))],
        [.. node.All("RetencionesLocales").Select(t => new ImpuestoLocal(CfdiFields.Text(t, "ImpLocRetenido"), fields.Amount(t, "TasadeRetencion"), fields.SignedAmount(t, "Importe")))]);
}
