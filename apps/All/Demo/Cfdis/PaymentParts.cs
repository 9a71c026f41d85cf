using System.Globalization;
using System.Xml.Linq;
using static FinanceTracker.All.Demo.Cfdis.DraftXml;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>The complemento Pagos 2.0 of one invoice that is paid whole, in pesos.</summary>
internal static class PaymentParts
{
    public static XElement Of(XNamespace pago20, (DateOnly Day, string Form, string? Operation, DraftPaid Paid) payment)
    {
        var (invoice, amount) = payment.Paid;
        var part = amount / invoice.Total;
        var (net, tax) = (Draft.Cents(invoice.Net * part), Draft.Cents(invoice.Iva * part));
        XElement Node(string name, params (string, string?)[] attributes) => Set(new XElement(pago20 + name), attributes);
        (string, string?)[] Tax(string suffix) =>
            [($"Base{suffix}", Money(net)), ($"Impuesto{suffix}", "002"), ($"TipoFactor{suffix}", "Tasa"), ($"TasaOCuota{suffix}", "0.160000"), ($"Importe{suffix}", Money(tax))];

        var document = Node("DoctoRelacionado", ("IdDocumento", invoice.Uuid), ("Serie", invoice.Serie), ("Folio", invoice.Folio), ("MonedaDR", "MXN"), ("EquivalenciaDR", "1"),
            ("NumParcialidad", "1"), ("ImpSaldoAnt", Money(invoice.Total)), ("ImpPagado", Money(amount)), ("ImpSaldoInsoluto", Money(invoice.Total - amount)), ("ObjetoImpDR", "02"));
        document.Add(new XElement(pago20 + "ImpuestosDR", new XElement(pago20 + "TrasladosDR", Node("TrasladoDR", Tax("DR")))));
        var paid = Node("Pago", ("FechaPago", payment.Day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Unspecified).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)), ("FormaDePagoP", payment.Form), ("MonedaP", "MXN"), ("TipoCambioP", "1"),
            ("Monto", Money(amount)), ("NumOperacion", payment.Operation));
        paid.Add(document, new XElement(pago20 + "ImpuestosP", new XElement(pago20 + "TrasladosP", Node("TrasladoP", Tax("P")))));
        return new XElement(pago20 + "Pagos", new XAttribute("Version", "2.0"),
            Node("Totales", ("TotalTrasladosBaseIVA16", Money(net)), ("TotalTrasladosImpuestoIVA16", Money(tax)), ("MontoTotalPagos", Money(amount))), paid);
    }
}
