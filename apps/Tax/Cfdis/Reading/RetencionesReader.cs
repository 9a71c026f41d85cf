namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>Certificates of withholdings and payments, 2.0 and 1.0: the same document with other attribute names.</summary>
internal static class RetencionesReader
{
    public static Cfdi Read(CfdiNode root)
    {
        var fields = new CfdiFields();
        var isTwo = root.Namespace == CfdiNames.Retenciones2;
        var totals = root.One("Totales");
        var cfdi = new Cfdi
        {
            Kind = CfdiKind.Retenciones,
            Version = CfdiFields.Text(root, "Version") ?? "",
            Folio = CfdiFields.Text(root, "FolioInt"),
            Fecha = WithZone(root) ?? fields.Instant(root, "FechaExp"),
            SubTotal = null,
            Total = fields.SignedAmount(totals, isTwo ? "MontoTotOperacion" : "montoTotOperacion"),
            Moneda = "MXN",
            TipoDeComprobante = "R",
            LugarExpedicion = CfdiFields.Text(root, "LugarExpRetenc"),
            NoCertificado = CfdiFields.Text(root, isTwo ? "NoCertificado" : "NumCert"),
            Certificado = CfdiFields.LongText(root, isTwo ? "Certificado" : "Cert"),
            Sello = CfdiFields.LongText(root, "Sello"),
            Relacionados = Relacionados(root),
            Emisor = Emisor(root.One("Emisor"), isTwo),
            Receptor = Receptor(root.One("Receptor"), isTwo),
            Retencion = Retencion(root, totals, isTwo, fields),
        };
        return Complementos.Fill(cfdi, Complementos.Of(root), fields) with { Unreadable = fields.Unreadable };
    }

    // Retenciones 1.0 wrote the offset of the place after the time ("-06:00"); the local time is what counts.
    private static DateTime? WithZone(CfdiNode root) =>
        root["FechaExp"] is { Length: 25 } text
        && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var value)
            ? value.DateTime
            : null;

    private static IReadOnlyList<CfdiRelacionado> Relacionados(CfdiNode root) =>
    [
        .. root.All("CfdiRetenRelacionados").Select(n => (Tipo: CfdiFields.Text(n, "TipoRelacion"), Uuid: CfdiFields.Text(n, "UUID")))
            .Where(r => r.Uuid is not null).Select(r => new CfdiRelacionado(r.Tipo, CfdiFields.AsUuid(r.Uuid!) ?? r.Uuid!)),
    ];

    private static Parte Emisor(CfdiNode? node, bool isTwo) => new()
    {
        Rfc = CfdiFields.Text(node, isTwo ? "RfcE" : "RFCEmisor")?.ToUpperInvariant(),
        Nombre = CfdiFields.Text(node, "NomDenRazSocE"),
        RegimenFiscal = CfdiFields.Text(node, "RegimenFiscalE"),
    };

    private static Parte Receptor(CfdiNode? node, bool isTwo)
    {
        var national = node?.One("Nacional");
        var foreign = node?.One("Extranjero");
        return new Parte
        {
            Rfc = CfdiFields.Text(national, isTwo ? "RfcR" : "RFCRecep")?.ToUpperInvariant(),
            Nombre = CfdiFields.Text(national ?? foreign, "NomDenRazSocR"),
            DomicilioFiscal = CfdiFields.Text(national, "DomicilioFiscalR"),
            NumRegIdTrib = CfdiFields.Text(foreign, isTwo ? "NumRegIdTribR" : "NumRegIdTrib"),
        };
    }

    private static Retencion Retencion(CfdiNode root, CfdiNode? totals, bool isTwo, CfdiFields fields)
    {
        var period = root.One("Periodo");
        return new Retencion
        {
            CveRetenc = CfdiFields.Text(root, "CveRetenc"),
            DescRetenc = CfdiFields.Text(root, "DescRetenc"),
            MesIni = CfdiFields.Text(period, "MesIni"),
            MesFin = CfdiFields.Text(period, "MesFin"),
            Ejercicio = CfdiFields.Text(period, isTwo ? "Ejercicio" : "Ejerc"),
            MontoGravado = fields.SignedAmount(totals, isTwo ? "MontoTotGrav" : "montoTotGrav"),
            MontoExento = fields.SignedAmount(totals, isTwo ? "MontoTotExent" : "montoTotExent"),
            MontoRetenido = fields.SignedAmount(totals, isTwo ? "MontoTotRet" : "montoTotRet"),
            Impuestos =
            [
                .. (totals?.All("ImpRetenidos") ?? []).Select(t => new ImpuestoRetenido(
                    fields.SignedAmount(t, "BaseRet"), CfdiFields.Text(t, isTwo ? "ImpuestoRet" : "Impuesto"),
                    fields.SignedAmount(t, isTwo ? "MontoRet" : "montoRet"), CfdiFields.Text(t, "TipoPagoRet"))),
            ],
        };
    }
}
