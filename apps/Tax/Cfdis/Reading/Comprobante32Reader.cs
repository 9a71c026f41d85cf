namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>
/// Comprobante 3.2 (2012 to 2017): lower-case names, words instead of keys, rates as percentages, taxes in the summary only.
/// </summary>
internal static class Comprobante32Reader
{
    // Words of Anexo 20 (2012) and today's keys.
    private static readonly Dictionary<string, string> Tipos = new(StringComparer.OrdinalIgnoreCase) { ["ingreso"] = "I", ["egreso"] = "E", ["traslado"] = "T" };
    private static readonly Dictionary<string, string> Claves = new(StringComparer.OrdinalIgnoreCase) { ["ISR"] = "001", ["IVA"] = "002", ["IEPS"] = "003" };

    public static Cfdi Read(CfdiNode root)
    {
        var fields = new CfdiFields();
        var cfdi = new Cfdi
        {
            Kind = CfdiKind.Comprobante,
            Version = "3.2",
            Serie = CfdiFields.Text(root, "serie"),
            Folio = CfdiFields.Text(root, "folio"),
            Fecha = fields.Instant(root, "fecha"),
            FormaPago = CfdiFields.Text(root, "metodoDePago"), // 3.2 called the form of payment "metodo" and the instalments "forma"
            CondicionesDePago = CfdiFields.Text(root, "condicionesDePago"),
            SubTotal = fields.Amount(root, "subTotal"),
            Descuento = fields.Amount(root, "descuento"),
            Moneda = CfdiFields.Text(root, "Moneda"),
            TipoCambio = fields.Amount(root, "TipoCambio"),
            Total = fields.Amount(root, "total"),
            TipoDeComprobante = CfdiFields.Text(root, "tipoDeComprobante") is { } tipo ? Tipos.GetValueOrDefault(tipo, tipo) : null,
            LugarExpedicion = CfdiFields.Text(root, "LugarExpedicion"),
            NoCertificado = CfdiFields.Text(root, "noCertificado"),
            Certificado = CfdiFields.LongText(root, "certificado"),
            Sello = CfdiFields.LongText(root, "sello"),
            Emisor = Parte(root.One("Emisor")),
            Receptor = Parte(root.One("Receptor")),
            Conceptos = [.. root.All("Conceptos", "Concepto").Select(c => Concepto(c, fields))],
            Impuestos = root.One("Impuestos") is { } impuestos ? Resumen(impuestos, fields) : null,
        };
        return Complementos.Fill(cfdi, Complementos.Of(root), fields) with { Unreadable = fields.Unreadable };
    }

    private static Parte Parte(CfdiNode? node) => new()
    {
        Rfc = CfdiFields.Text(node, "rfc")?.ToUpperInvariant(),
        Nombre = CfdiFields.Text(node, "nombre"),
        RegimenFiscal = CfdiFields.Text(node?.One("RegimenFiscal"), "Regimen"),
    };

    private static Concepto Concepto(CfdiNode node, CfdiFields fields) => new()
    {
        NoIdentificacion = CfdiFields.Text(node, "noIdentificacion"),
        Cantidad = fields.Amount(node, "cantidad"),
        Unidad = CfdiFields.Text(node, "unidad"),
        Descripcion = CfdiFields.Text(node, "descripcion"),
        ValorUnitario = fields.Amount(node, "valorUnitario"),
        Importe = fields.Amount(node, "importe"),
    };

    private static ImpuestosResumen Resumen(CfdiNode node, CfdiFields fields) => new(
        fields.Amount(node, "totalImpuestosTrasladados"),
        fields.Amount(node, "totalImpuestosRetenidos"),
        [.. node.All("Traslados", "Traslado").Select(t => new Impuesto(null, ClaveOf(t), "Tasa", fields.Amount(t, "tasa") / 100m, fields.Amount(t, "importe")))],
        [.. node.All("Retenciones", "Retencion").Select(t => new Impuesto(null, ClaveOf(t), "Tasa", null, fields.Amount(t, "importe")))]);

    private static string? ClaveOf(CfdiNode node) => CfdiFields.Text(node, "impuesto") is { } name ? Claves.GetValueOrDefault(name, name) : null;
}
