using System.Globalization;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Paper;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>
/// The printable representation of a CFDI: what Anexo 20 (I.E) and RMF 2.7.1.7 ask it to show. Seal, cadena and QR come from the XML;
/// checks that fail are said on the first lines, so that a false document never prints as a good one.
/// </summary>
internal static class CfdiSheet
{
    private const int MostLines = 400;

    /// <summary>The document as PDF.</summary>
    public static byte[] Print(StoredCfdi row, CfdiDocument document, bool english)
    {
        var sheet = new PdfPaper($"CFDI {row.Uuid ?? row.Id.ToString("D")}");
        var cfdi = document.Cfdi;
        Heading(sheet, row, cfdi, english);
        Parties(sheet, cfdi);
        Lines(sheet, cfdi);
        Totals(sheet, cfdi);
        Payments(sheet, cfdi);
        Proof(sheet, row, document);
        return sheet.ToBytes();
    }

    private static void Heading(PdfPaper sheet, StoredCfdi row, Cfdi cfdi, bool english)
    {
        sheet.Title(cfdi.Kind == CfdiKind.Retenciones ? "CFDI de retenciones e información de pagos" : $"CFDI {cfdi.Version} · {NameOf(cfdi.TipoDeComprobante)}");
        var failing = CfdiContent.ReadChecks(row.Checks).Where(c => c.Status == Checks.CheckStatus.Fail).ToList();
        if (!row.Counts) sheet.Warning(english ? "This document does not pass its checks and has no tax effect here:" : "Este documento no pasa sus comprobaciones y no cuenta para impuestos:");
        foreach (var check in failing) sheet.Warning($"· {check.Detail(english)}");
        sheet.Pair("Folio fiscal (UUID)", row.Uuid);
        sheet.Pair("Serie y folio", string.Join(' ', new[] { cfdi.Serie, cfdi.Folio }.Where(t => t is not null)));
        sheet.Pair("Fecha de emisión", Instant(cfdi.Fecha));
        sheet.Pair("Lugar de expedición", cfdi.LugarExpedicion);
        sheet.Pair("Forma y método de pago", string.Join(" · ", new[] { cfdi.FormaPago, cfdi.MetodoPago, cfdi.CondicionesDePago }.Where(t => t is not null)));
        sheet.Pair("Moneda", cfdi.TipoCambio is { } rate ? $"{cfdi.Moneda} (tipo de cambio {Amount(rate)})" : cfdi.Moneda);
        foreach (var related in cfdi.Relacionados.Take(20)) sheet.Pair($"Relación {related.TipoRelacion}", related.Uuid);
    }

    private static void Parties(PdfPaper sheet, Cfdi cfdi)
    {
        sheet.Section("Emisor");
        sheet.Text($"{cfdi.Emisor.Nombre}  ·  RFC {cfdi.Emisor.Rfc}  ·  régimen {cfdi.Emisor.RegimenFiscal}");
        sheet.Section("Receptor");
        sheet.Text($"{cfdi.Receptor.Nombre}  ·  RFC {cfdi.Receptor.Rfc}  ·  régimen {cfdi.Receptor.RegimenFiscal}  ·  CP {cfdi.Receptor.DomicilioFiscal}  ·  uso {cfdi.Receptor.UsoCfdi}");
    }

    private static void Lines(PdfPaper sheet, Cfdi cfdi)
    {
        if (cfdi.Conceptos.Count == 0) return;
        sheet.Section("Conceptos");
        foreach (var line in cfdi.Conceptos.Take(MostLines))
        {
            sheet.Row($"{Amount(line.Cantidad)} {line.Unidad ?? line.ClaveUnidad}  {line.Descripcion}", Amount(line.Importe));
            sheet.Small($"{line.ClaveProdServ}  ·  precio {Amount(line.ValorUnitario)}  ·  objeto de impuesto {line.ObjetoImp}{(line.Descuento is { } off ? $"  ·  descuento {Amount(off)}" : "")}");
        }

        if (cfdi.Conceptos.Count > MostLines) sheet.Small(Plain($"… y {cfdi.Conceptos.Count - MostLines} conceptos más, en el XML."));
    }

    private static void Totals(PdfPaper sheet, Cfdi cfdi)
    {
        sheet.Section("Importes");
        sheet.Row("Subtotal", Amount(cfdi.SubTotal));
        if (cfdi.Descuento is { } off) sheet.Row("Descuento", Amount(off));
        foreach (var tax in cfdi.Impuestos?.Traslados ?? []) sheet.Row($"Trasladado {TaxOf(tax)}", Amount(tax.Importe));
        foreach (var tax in cfdi.Impuestos?.Retenciones ?? []) sheet.Row($"Retenido {TaxOf(tax)}", Amount(tax.Importe));
        foreach (var tax in cfdi.ImpuestosLocales?.Traslados ?? []) sheet.Row($"Local {tax.Nombre}", Amount(tax.Importe));
        foreach (var tax in cfdi.ImpuestosLocales?.Retenciones ?? []) sheet.Row($"Retención local {tax.Nombre}", Amount(tax.Importe));
        foreach (var tax in cfdi.Retencion?.Impuestos ?? []) sheet.Row($"Retenido {tax.Clave}", Amount(tax.Importe));
        sheet.Row("Total", $"{Amount(cfdi.Total)} {cfdi.Moneda}");
    }

    private static void Payments(PdfPaper sheet, Cfdi cfdi)
    {
        foreach (var payment in cfdi.Pagos?.Pagos ?? [])
        {
            sheet.Section($"Pago del {Instant(payment.FechaPago)}");
            sheet.Row($"Forma {payment.FormaDePago} · {payment.Moneda} · operación {payment.NumOperacion}", Amount(payment.Monto));
            foreach (var document in payment.Documentos.Take(MostLines))
                sheet.Small(Plain($"{document.Uuid}  parcialidad {document.NumParcialidad}: saldo {Amount(document.SaldoAnterior)}, pagado {Amount(document.Pagado)}, queda {Amount(document.SaldoInsoluto)}"));
        }

        if (cfdi.Nomina is not { } payroll) return;
        sheet.Section("Nómina");
        sheet.Text(Plain($"Pago {payroll.FechaPago:yyyy-MM-dd} · del {payroll.FechaInicialPago:yyyy-MM-dd} al {payroll.FechaFinalPago:yyyy-MM-dd} · {Amount(payroll.NumDiasPagados)} días"));
        foreach (var item in payroll.Percepciones.Take(MostLines)) sheet.Row($"{item.Tipo} {item.Concepto}", Amount((item.Gravado ?? 0m) + (item.Exento ?? 0m)));
        foreach (var item in payroll.Deducciones.Take(MostLines)) sheet.Row($"{item.Tipo} {item.Concepto}", $"-{Amount(item.Importe)}");
    }

    private static void Proof(PdfPaper sheet, StoredCfdi row, CfdiDocument document)
    {
        var cfdi = document.Cfdi;
        sheet.Section("Sellos");
        if (SatQuery.AddressOf(row) is { } address) sheet.Qr(address);
        sheet.Pair("Certificado del emisor", cfdi.NoCertificado);
        if (cfdi.Timbres is [var stamp, ..])
        {
            sheet.Pair("Certificado del SAT", stamp.NoCertificadoSat);
            sheet.Pair("Fecha de certificación", Instant(stamp.FechaTimbrado));
            sheet.Pair("RFC del PAC", stamp.RfcProvCertif);
            sheet.Long("Sello digital del SAT", stamp.SelloSat);
        }

        sheet.Long("Sello digital del emisor", cfdi.Sello);
        sheet.Long("Cadena original", CadenaWriter.Write(document.Table, document.Root).Text);
        sheet.Small("Este documento es una representación impresa de un CFDI.");
    }

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(string? type) => type switch { "I" => "Ingreso", "E" => "Egreso", "T" => "Traslado", "N" => "Nómina", "P" => "Pago", _ => type ?? "" };

    private static string TaxOf(Impuesto tax)
    {
        var name = tax.Clave switch { "001" => "ISR", "002" => "IVA", "003" => "IEPS", _ => tax.Clave ?? "" };
        return tax.TasaOCuota is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{name} {rate:0.######}") : $"{name} {tax.TipoFactor}";
    }

    private static string Amount(decimal? amount) => amount is { } a ? a.ToString("#,##0.00####", CultureInfo.InvariantCulture) : "";

    private static string Instant(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
