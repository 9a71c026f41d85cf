using System.Globalization;
using System.Xml.Linq;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>Writes a draft as CFDI 4.0, unsealed (Anexo 20; Pagos 2.0; Nómina 1.2).</summary>
internal static class DraftXml
{
    private static readonly XNamespace Cfdi = "http://www.sat.gob.mx/cfd/4";
    private static readonly XNamespace Pago20 = "http://www.sat.gob.mx/Pagos20";
    private static readonly XNamespace Nomina12 = "http://www.sat.gob.mx/nomina12";

    /// <summary>The document; its Sello is empty.</summary>
    public static string Write(Draft draft, PaperKey issuer)
    {
        var root = new XElement(Cfdi + "Comprobante", new XAttribute(XNamespace.Xmlns + "cfdi", Cfdi.NamespaceName));
        if (draft.Payment is not null) root.Add(new XAttribute(XNamespace.Xmlns + "pago20", Pago20.NamespaceName));
        if (draft.Payroll is not null) root.Add(new XAttribute(XNamespace.Xmlns + "nomina12", Nomina12.NamespaceName));
        Heading(root, draft, issuer);
        if (draft.Receptor.Rfc == "XAXX010101000")
            root.Add(Node("InformacionGlobal", ("Periodicidad", "01"), ("Meses", draft.Issued.ToString("MM", CultureInfo.InvariantCulture)), ("Año", draft.Issued.Year.ToString(CultureInfo.InvariantCulture))));
        if (draft.Corrects is { } uuid) root.Add(new XElement(Cfdi + "CfdiRelacionados", new XAttribute("TipoRelacion", "01"), Node("CfdiRelacionado", ("UUID", uuid))));
        root.Add(Node("Emisor", ("Rfc", draft.Emisor.Rfc), ("Nombre", draft.Emisor.Name), ("RegimenFiscal", draft.Emisor.Regimen)));
        root.Add(Node("Receptor", ("Rfc", draft.Receptor.Rfc), ("Nombre", draft.Receptor.Name), ("DomicilioFiscalReceptor", draft.Receptor.PostalCode), ("RegimenFiscalReceptor", draft.Receptor.Regimen), ("UsoCFDI", draft.UsoCfdi)));
        root.Add(new XElement(Cfdi + "Conceptos", Concepts(draft)));
        if (draft.Lines.Count > 0) root.Add(Summary(draft));
        if (draft.Payment is { } payment) root.Add(new XElement(Cfdi + "Complemento", PaymentParts.Of(Pago20, payment)));
        if (draft.Payroll is { } payroll) root.Add(new XElement(Cfdi + "Complemento", PayrollParts.Of(Nomina12, payroll, draft)));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>An amount with two decimals.</summary>
    internal static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Heading(XElement root, Draft draft, PaperKey issuer)
    {
        var (isPayment, payroll) = (draft.Type == "P", draft.Payroll);
        Set(root,
            ("Version", "4.0"), ("Serie", draft.Serie), ("Folio", draft.Folio), ("Fecha", draft.Issued.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)), ("Sello", ""),
            ("FormaPago", draft.FormaPago), ("NoCertificado", issuer.Serial), ("Certificado", issuer.Base64),
            ("SubTotal", isPayment ? "0" : Money(payroll?.Earned ?? draft.Net)), ("Descuento", payroll is null ? null : Money(payroll.Isr + payroll.Imss)),
            ("Moneda", isPayment ? "XXX" : "MXN"), ("Total", isPayment ? "0" : Money(draft.Total)), ("TipoDeComprobante", draft.Type), ("Exportacion", "01"),
            ("MetodoPago", draft.MetodoPago), ("LugarExpedicion", draft.Emisor.PostalCode));
    }

    private static IEnumerable<XElement> Concepts(Draft draft)
    {
        if (draft.Type == "P")
            return [Node("Concepto", ("ClaveProdServ", "84111506"), ("Cantidad", "1"), ("ClaveUnidad", "ACT"), ("Descripcion", "Pago"), ("ValorUnitario", "0"), ("Importe", "0"), ("ObjetoImp", "01"))];
        if (draft.Payroll is { } payroll)
        {
            return [Node("Concepto", ("ClaveProdServ", "84111505"), ("Cantidad", "1"), ("ClaveUnidad", "ACT"), ("Descripcion", "Pago de nómina"), ("ValorUnitario", Money(payroll.Earned)),
                ("Importe", Money(payroll.Earned)), ("Descuento", Money(payroll.Isr + payroll.Imss)), ("ObjetoImp", "01"))];
        }

        return draft.Lines.Select(line =>
        {
            var concept = Node("Concepto", ("ClaveProdServ", line.ClaveProdServ), ("Cantidad", "1"), ("ClaveUnidad", line.ClaveUnidad), ("Descripcion", line.Description),
                ("ValorUnitario", Money(line.Net)), ("Importe", Money(line.Net)), ("ObjetoImp", "02"));
            concept.Add(new XElement(Cfdi + "Impuestos", new XElement(Cfdi + "Traslados", Transfer(line.Net, line.Rate, Draft.Cents(line.Net * line.Rate)))));
            return concept;
        });
    }

    private static XElement Summary(Draft draft) => new(
        Cfdi + "Impuestos", new XAttribute("TotalImpuestosTrasladados", Money(draft.Iva)),
        new XElement(Cfdi + "Traslados", draft.Lines.GroupBy(l => l.Rate).Select(g => Transfer(g.Sum(l => l.Net), g.Key, g.Sum(l => Draft.Cents(l.Net * l.Rate))))));

    private static XElement Transfer(decimal net, decimal rate, decimal tax) =>
        Node("Traslado", ("Base", Money(net)), ("Impuesto", "002"), ("TipoFactor", "Tasa"), ("TasaOCuota", rate.ToString("0.000000", CultureInfo.InvariantCulture)), ("Importe", Money(tax)));

    private static XElement Node(string name, params (string Name, string? Value)[] attributes) => Set(new XElement(Cfdi + name), attributes);

    /// <summary>Writes attributes in this order; those without a value are left out.</summary>
    internal static XElement Set(XElement element, params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null) element.Add(new XAttribute(name, value));
        return element;
    }
}
