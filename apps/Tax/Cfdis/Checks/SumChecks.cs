using System.Globalization;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>
/// The arithmetic of a document, in exact decimals. What SAT stamped is kept even when it does not add up; the exact difference is
/// shown. None is exact, up to a unit of the currency per line or group is rounding, more is wrong (Anexo 20 and its guide; the
/// interval for a line is SAT's: half a unit of each factor's last written digit).
/// </summary>
internal static class SumChecks
{
    /// <summary>Checks the sums of a document.</summary>
    public static Check Of(Cfdi cfdi)
    {
        try
        {
            return cfdi.Kind == CfdiKind.Retenciones ? OfWithholding(cfdi) : OfComprobante(cfdi);
        }
        catch (OverflowException)
        {
            return Check.Fail(CheckCodes.Arithmetic, CheckReason.SumsOutOfRange);
        }
    }

    private static Check OfWithholding(Cfdi cfdi)
    {
        if (cfdi.Retencion is not { MontoRetenido: { } total } retencion || retencion.Impuestos.Any(i => i.Importe is null))
            return Check.NotChecked(CheckCodes.Arithmetic, CheckReason.SumsUnreadable);
        var sums = new Sums(0.01m);
        if (retencion.Impuestos.Count > 0) sums.Compare("MontoTotRet", total, retencion.Impuestos.Sum(i => i.Importe!.Value));
        return sums.Wrong.Count > 0 ? sums.ToCheck() : Check.Pass(CheckCodes.Arithmetic, CheckReason.SumsOfWithholding);
    }

    private static Check OfComprobante(Cfdi cfdi)
    {
        if (cfdi is not { SubTotal: { } subTotal, Total: { } total } || cfdi.Conceptos.Any(c => c.Importe is null) || cfdi.Unreadable.Count > 0)
            return Check.NotChecked(CheckCodes.Arithmetic, CheckReason.SumsUnreadable);
        var unit = Unit(cfdi);
        var sums = new Sums(cfdi.Version == "3.2" ? unit * Math.Max(1, cfdi.Conceptos.Count) : unit);
        sums.Compare("SubTotal", subTotal, cfdi.Conceptos.Sum(c => c.Importe!.Value));
        if (cfdi.Version != "3.2") sums.Compare("Descuento", cfdi.Descuento ?? 0m, cfdi.Conceptos.Sum(c => c.Descuento ?? 0m));
        CompareTaxes(cfdi, sums);
        sums.Compare("Total", total, subTotal - (cfdi.Descuento ?? 0m) + TaxesInTotal(cfdi));
        LineChecks.Compare(cfdi, sums);
        ComplementChecks.Compare(cfdi, sums);
        return sums.ToCheck();
    }

    private static void CompareTaxes(Cfdi cfdi, Sums sums)
    {
        if (cfdi.TipoDeComprobante is "T" or "P") return;
        var summary = cfdi.Impuestos;
        sums.Compare("TotalImpuestosTrasladados", summary?.TotalTrasladados ?? 0m, summary?.Traslados.Sum(t => t.Importe ?? 0m) ?? 0m);
        sums.Compare("TotalImpuestosRetenidos", summary?.TotalRetenidos ?? 0m, summary?.Retenciones.Sum(t => t.Importe ?? 0m) ?? 0m);
        if (cfdi.Version == "3.2") return; // its lines carry no taxes
        CompareGroups(sums, "Traslado", cfdi.Conceptos.SelectMany(c => c.Traslados), summary?.Traslados ?? [], t => (t.Clave, t.TipoFactor, t.TasaOCuota));
        CompareGroups(sums, "Retencion", cfdi.Conceptos.SelectMany(c => c.Retenciones), summary?.Retenciones ?? [], t => (t.Clave, null, null));
    }

    private static void CompareGroups(
        Sums sums, string name, IEnumerable<Impuesto> lines, IEnumerable<Impuesto> summary, Func<Impuesto, (string? Clave, string? Factor, decimal? Tasa)> key)
    {
        var wanted = lines.GroupBy(key).ToDictionary(g => g.Key, g => (Base: g.Sum(t => t.Base ?? 0m), Importe: g.Sum(t => t.Importe ?? 0m)));
        var written = summary.GroupBy(key).ToDictionary(g => g.Key, g => (Base: g.Any(t => t.Base is not null) ? g.Sum(t => t.Base ?? 0m) : (decimal?)null, Importe: g.Sum(t => t.Importe ?? 0m)));
        foreach (var group in wanted.Keys.Union(written.Keys))
        {
            var (wantedBase, wantedTax) = wanted.GetValueOrDefault(group);
            var (writtenBase, writtenTax) = written.GetValueOrDefault(group);
            var label = string.Create(CultureInfo.InvariantCulture, $"{name} {group.Clave} {group.Factor} {group.Tasa}").TrimEnd();
            sums.Compare(label, writtenTax, wantedTax);
            if (writtenBase is { } b && wanted.ContainsKey(group)) sums.Compare($"{label} Base", b, wantedBase);
        }
    }

    private static decimal TaxesInTotal(Cfdi cfdi)
    {
        var local = cfdi.ImpuestosLocales;
        return (cfdi.Impuestos?.TotalTrasladados ?? 0m) - (cfdi.Impuestos?.TotalRetenidos ?? 0m) + (local?.TotalTraslados ?? 0m) - (local?.TotalRetenciones ?? 0m);
    }

    private static decimal Unit(Cfdi cfdi) => Catalogues.DecimalsOf(cfdi.Moneda) switch
    {
        null or 2 => 0.01m,
        0 => cfdi.Moneda == "XXX" ? 0.01m : 1m,
        3 => 0.001m,
        _ => 0.0001m,
    };
}
