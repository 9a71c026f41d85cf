namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>Comprobantes 4.0 and 3.3, which name things alike.</summary>
internal static class ComprobanteReader
{
    public static Cfdi Read(CfdiNode root)
    {
        var fields = new CfdiFields();
        var complementos = Complementos.Of(root);
        var cfdi = Heading(root, fields) with
        {
            InformacionGlobal = root.One("InformacionGlobal") is { } global
                ? new InformacionGlobal(CfdiFields.Text(global, "Periodicidad"), CfdiFields.Text(global, "Meses"), CfdiFields.Text(global, "Año"))
                : null,
            Relacionados = [.. root.All("CfdiRelacionados").SelectMany(Relacionados)],
            Conceptos = [.. root.All("Conceptos", "Concepto").Select(c => Concepto(c, fields))],
            Impuestos = root.One("Impuestos") is { } impuestos ? Resumen(impuestos, fields) : null,
        };
        return Complementos.Fill(cfdi, complementos, fields) with { Unreadable = fields.Unreadable };
    }

    private static Cfdi Heading(CfdiNode root, CfdiFields fields) => new()
    {
        Kind = CfdiKind.Comprobante,
        Version = CfdiFields.Text(root, "Version") ?? "",
        Serie = CfdiFields.Text(root, "Serie"),
        Folio = CfdiFields.Text(root, "Folio"),
        Fecha = fields.Instant(root, "Fecha"),
        FormaPago = CfdiFields.Text(root, "FormaPago"),
        CondicionesDePago = CfdiFields.Text(root, "CondicionesDePago"),
        SubTotal = fields.Amount(root, "SubTotal"),
        Descuento = fields.Amount(root, "Descuento"),
        Moneda = CfdiFields.Text(root, "Moneda"),
        TipoCambio = fields.Amount(root, "TipoCambio"),
        Total = fields.Amount(root, "Total"),
        TipoDeComprobante = CfdiFields.Text(root, "TipoDeComprobante"),
        Exportacion = CfdiFields.Text(root, "Exportacion"),
        MetodoPago = CfdiFields.Text(root, "MetodoPago"),
        LugarExpedicion = CfdiFields.Text(root, "LugarExpedicion"),
        NoCertificado = CfdiFields.Text(root, "NoCertificado"),
        Certificado = CfdiFields.LongText(root, "Certificado"),
        Sello = CfdiFields.LongText(root, "Sello"),
        Emisor = Emisor(root.One("Emisor")),
        Receptor = Receptor(root.One("Receptor")),
    };

    private static Parte Emisor(CfdiNode? node) => new()
    {
        Rfc = CfdiFields.Text(node, "Rfc")?.ToUpperInvariant(),
        Nombre = CfdiFields.Text(node, "Nombre"),
        RegimenFiscal = CfdiFields.Text(node, "RegimenFiscal"),
    };

    private static Parte Receptor(CfdiNode? node) => new()
    {
        Rfc = CfdiFields.Text(node, "Rfc")?.ToUpperInvariant(),
        Nombre = CfdiFields.Text(node, "Nombre"),
        RegimenFiscal = CfdiFields.Text(node, "RegimenFiscalReceptor"),
        UsoCfdi = CfdiFields.Text(node, "UsoCFDI"),
        DomicilioFiscal = CfdiFields.Text(node, "DomicilioFiscalReceptor"),
        ResidenciaFiscal = CfdiFields.Text(node, "ResidenciaFiscal"),
        NumRegIdTrib = CfdiFields.Text(node, "NumRegIdTrib"),
    };

    private static IEnumerable<CfdiRelacionado> Relacionados(CfdiNode group)
    {
        var tipo = CfdiFields.Text(group, "TipoRelacion");
        foreach (var node in group.All("CfdiRelacionado"))
            if (CfdiFields.Text(node, "UUID") is { } uuid) yield return new CfdiRelacionado(tipo, CfdiFields.AsUuid(uuid) ?? uuid);
    }

    private static Concepto Concepto(CfdiNode node, CfdiFields fields) => new()
    {
        ClaveProdServ = CfdiFields.Text(node, "ClaveProdServ"),
        NoIdentificacion = CfdiFields.Text(node, "NoIdentificacion"),
        Cantidad = fields.Amount(node, "Cantidad"),
        ClaveUnidad = CfdiFields.Text(node, "ClaveUnidad"),
        Unidad = CfdiFields.Text(node, "Unidad"),
        Descripcion = CfdiFields.Text(node, "Descripcion"),
        ValorUnitario = fields.Amount(node, "ValorUnitario"),
        Importe = fields.Amount(node, "Importe"),
        Descuento = fields.Amount(node, "Descuento"),
        ObjetoImp = CfdiFields.Text(node, "ObjetoImp"),
        Traslados = [.. node.All("Impuestos", "Traslados").SelectMany(t => t.All("Traslado")).Select(t => Tax(t, fields))],
        Retenciones = [.. node.All("Impuestos", "Retenciones").SelectMany(t => t.All("Retencion")).Select(t => Tax(t, fields))],
        Colegiatura = node.All("ComplementoConcepto").SelectMany(c => c.Children).FirstOrDefault(c => c.Is(CfdiNames.Educacion, "instEducativas")) is { } school
            ? new Colegiatura(CfdiFields.Text(school, "nivelEducativo"), CfdiFields.Text(school, "autRVOE"), CfdiFields.Text(school, "rfcPago"))
            : null,
    };

    private static ImpuestosResumen Resumen(CfdiNode node, CfdiFields fields) => new(
        fields.Amount(node, "TotalImpuestosTrasladados"),
        fields.Amount(node, "TotalImpuestosRetenidos"),
        [.. node.All("Traslados", "Traslado").Select(t => Tax(t, fields))],
        [.. node.All("Retenciones", "Retencion").Select(t => Tax(t, fields))]);

    private static Impuesto Tax(CfdiNode node, CfdiFields fields) => new(
        fields.Amount(node, "Base"), CfdiFields.Text(node, "Impuesto"), CfdiFields.Text(node, "TipoFactor"), fields.Amount(node, "TasaOCuota"), fields.Amount(node, "Importe"));
}
