namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>Receipts of payment, 2.0 and 1.0. Several complements of payments in one document are read as one.</summary>
internal static class PagosReader
{
    public static ComplementoPagos? Read(IReadOnlyList<CfdiNode> complements, CfdiFields fields)
    {
        var found = complements.Where(n => n.Name == "Pagos" && n.Namespace is CfdiNames.Pagos20 or CfdiNames.Pagos10).ToList();
        if (found.Count == 0) return null;
        var totals = found.Select(n => n.One("Totales")).FirstOrDefault(t => t is not null);
        return new ComplementoPagos(
            CfdiFields.Text(found[0], "Version"),
            totals is null ? null : Totales(totals, fields),
            [.. found.SelectMany(n => n.All("Pago")).Select(p => Pago(p, fields))]);
    }

    private static PagosTotales Totales(CfdiNode node, CfdiFields fields) => new()
    {
        MontoTotalPagos = fields.Amount(node, "MontoTotalPagos"),
        RetencionesIva = fields.Amount(node, "TotalRetencionesIVA"),
        RetencionesIsr = fields.Amount(node, "TotalRetencionesISR"),
        RetencionesIeps = fields.Amount(node, "TotalRetencionesIEPS"),
        BaseIva16 = fields.Amount(node, "TotalTrasladosBaseIVA16"),
        ImpuestoIva16 = fields.Amount(node, "TotalTrasladosImpuestoIVA16"),
        BaseIva8 = fields.Amount(node, "TotalTrasladosBaseIVA8"),
        ImpuestoIva8 = fields.Amount(node, "TotalTrasladosImpuestoIVA8"),
        BaseIva0 = fields.Amount(node, "TotalTrasladosBaseIVA0"),
        BaseIvaExento = fields.Amount(node, "TotalTrasladosBaseIVAExento"),
    };

    private static Pago Pago(CfdiNode node, CfdiFields fields)
    {
        var isTwo = node.Namespace == CfdiNames.Pagos20;
        return new Pago
        {
            FechaPago = fields.Instant(node, "FechaPago"),
            FormaDePago = CfdiFields.Text(node, "FormaDePagoP"),
            Moneda = CfdiFields.Text(node, "MonedaP"),
            TipoCambio = fields.Amount(node, "TipoCambioP"),
            Monto = fields.Amount(node, "Monto"),
            NumOperacion = CfdiFields.Text(node, "NumOperacion"),
            RfcEmisorCtaOrd = CfdiFields.Text(node, "RfcEmisorCtaOrd"),
            CtaOrdenante = CfdiFields.Text(node, "CtaOrdenante"),
            RfcEmisorCtaBen = CfdiFields.Text(node, "RfcEmisorCtaBen"),
            CtaBeneficiario = CfdiFields.Text(node, "CtaBeneficiario"),
            Documentos = [.. node.All("DoctoRelacionado").Select(d => Documento(d, fields))],
            Traslados = isTwo ? Taxes(node, "ImpuestosP", "TrasladosP", "TrasladoP", "P", fields) : Taxes(node, "Impuestos", "Traslados", "Traslado", "", fields),
            Retenciones = isTwo ? Taxes(node, "ImpuestosP", "RetencionesP", "RetencionP", "P", fields) : Taxes(node, "Impuestos", "Retenciones", "Retencion", "", fields),
        };
    }

    private static DoctoRelacionado Documento(CfdiNode node, CfdiFields fields) => new()
    {
        Uuid = fields.Uuid(node, "IdDocumento"),
        Serie = CfdiFields.Text(node, "Serie"),
        Folio = CfdiFields.Text(node, "Folio"),
        Moneda = CfdiFields.Text(node, "MonedaDR"),
        Equivalencia = fields.Amount(node, node.Namespace == CfdiNames.Pagos20 ? "EquivalenciaDR" : "TipoCambioDR"),
        MetodoDePago = CfdiFields.Text(node, "MetodoDePagoDR"),
        NumParcialidad = fields.Whole(node, "NumParcialidad"),
        SaldoAnterior = fields.Amount(node, "ImpSaldoAnt"),
        Pagado = fields.Amount(node, "ImpPagado"),
        SaldoInsoluto = fields.SignedAmount(node, "ImpSaldoInsoluto"),
        ObjetoImp = CfdiFields.Text(node, "ObjetoImpDR"),
        Traslados = Taxes(node, "ImpuestosDR", "TrasladosDR", "TrasladoDR", "DR", fields),
        Retenciones = Taxes(node, "ImpuestosDR", "RetencionesDR", "RetencionDR", "DR", fields),
    };

    private static IReadOnlyList<Impuesto> Taxes(CfdiNode node, string group, string list, string item, string suffix, CfdiFields fields) =>
    [
        .. node.All(group, list).SelectMany(l => l.All(item)).Select(t => new Impuesto(
            fields.Amount(t, "Base" + suffix), CfdiFields.Text(t, "Impuesto" + suffix), CfdiFields.Text(t, "TipoFactor" + suffix),
            fields.Amount(t, "TasaOCuota" + suffix), fields.Amount(t, "Importe" + suffix))),
    ];
}
