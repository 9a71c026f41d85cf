using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>Keys against SAT's catalogues, and check digits of RFCs. Advice, never a gate: catalogues change after a document is stamped.</summary>
internal static class KeyChecks
{
    private const int MostNamed = 6;

    /// <summary>The keys of a 4.0.</summary>
    public static Check Keys(Cfdi cfdi)
    {
        if (cfdi is not { Kind: CfdiKind.Comprobante, Version: "4.0" }) return Check.NotChecked(CheckCodes.Catalogues, CheckReason.KeysNotCarried, cfdi.Version);
        var wrong = Heading(cfdi).Concat(Parties(cfdi)).Concat(Lines(cfdi)).Distinct(StringComparer.Ordinal).Take(MostNamed).ToList();
        return wrong.Count == 0
            ? Check.Pass(CheckCodes.Catalogues, CheckReason.KeysGood, Catalogues.AsOf)
            : Check.Warn(CheckCodes.Catalogues, CheckReason.KeysBad, string.Join(", ", wrong));
    }

    /// <summary>The check digits of issuer and receiver.</summary>
    public static Check Digits(Cfdi cfdi)
    {
        var keys = new[] { cfdi.Emisor.Rfc, cfdi.Receptor.Rfc }.Where(k => k is not null).Select(k => k!).ToList();
        var none = keys.Where(k => !Rfc.TryReadIssued(k, out _)).ToList();
        if (none.Count > 0) return Check.Warn(CheckCodes.RfcCheckDigit, CheckReason.DigitsNone, string.Join(", ", none));
        var bad = keys.Where(k => Rfc.TryReadIssued(k, out var rfc) && !rfc.HasCheckDigit).ToList();
        return bad.Count == 0
            ? Check.Pass(CheckCodes.RfcCheckDigit, CheckReason.DigitsGood)
            : Check.Warn(CheckCodes.RfcCheckDigit, CheckReason.DigitsBad, string.Join(", ", bad));
    }

    private static IEnumerable<string> Heading(Cfdi cfdi)
    {
        if (Unknown("formaPago", cfdi.FormaPago)) yield return $"FormaPago {cfdi.FormaPago}";
        if (Unknown("metodoPago", cfdi.MetodoPago)) yield return $"MetodoPago {cfdi.MetodoPago}";
        if (Unknown("exportacion", cfdi.Exportacion)) yield return $"Exportacion {cfdi.Exportacion}";
        if (Unknown("tipoDeComprobante", cfdi.TipoDeComprobante)) yield return $"TipoDeComprobante {cfdi.TipoDeComprobante}";
        if (cfdi.Moneda is not null && Catalogues.DecimalsOf(cfdi.Moneda) is null) yield return $"Moneda {cfdi.Moneda}";
        if (Unknown("periodicidad", cfdi.InformacionGlobal?.Periodicidad)) yield return $"Periodicidad {cfdi.InformacionGlobal?.Periodicidad}";
        if (Unknown("meses", cfdi.InformacionGlobal?.Meses)) yield return $"Meses {cfdi.InformacionGlobal?.Meses}";
        foreach (var related in cfdi.Relacionados)
            if (Unknown("tipoRelacion", related.TipoRelacion)) yield return $"TipoRelacion {related.TipoRelacion}";
        foreach (var payment in cfdi.Pagos?.Pagos ?? [])
            if (Unknown("formaPago", payment.FormaDePago)) yield return $"FormaDePagoP {payment.FormaDePago}";
    }

    private static IEnumerable<string> Parties(Cfdi cfdi)
    {
        if (cfdi.Emisor.RegimenFiscal is { } issuer && !RegimeFits(issuer, cfdi.Emisor.Rfc)) yield return $"RegimenFiscal {issuer}";
        var receptor = cfdi.Receptor;
        if (receptor.RegimenFiscal is { } receiver && !RegimeFits(receiver, receptor.Rfc)) yield return $"RegimenFiscalReceptor {receiver}";
        if (receptor.UsoCfdi is not { } use) yield break;
        if (!Catalogues.HasUse(use)) yield return $"UsoCFDI {use}";
        else if (receptor.Rfc is { } rfc && !Catalogues.UseFits(use, rfc.Length == 13, receptor.RegimenFiscal)) yield return $"UsoCFDI {use} con régimen {receptor.RegimenFiscal}";
        if (Unknown("pais", receptor.ResidenciaFiscal)) yield return $"ResidenciaFiscal {receptor.ResidenciaFiscal}";
    }

    private static bool RegimeFits(string regime, string? rfc) =>
        rfc is null or Rfc.GeneralPublic or Rfc.Foreigner ? Catalogues.HasRegime(regime) : Catalogues.Has(rfc.Length == 13 ? "regimenFisica" : "regimenMoral", regime);

    private static IEnumerable<string> Lines(Cfdi cfdi)
    {
        foreach (var line in cfdi.Conceptos)
        {
            if (Unknown("objetoImp", line.ObjetoImp)) yield return $"ObjetoImp {line.ObjetoImp}";
            if (Unknown("claveUnidad", line.ClaveUnidad)) yield return $"ClaveUnidad {line.ClaveUnidad}";
            foreach (var wrong in line.Traslados.Select(t => Wrong(t, true)).Concat(line.Retenciones.Select(t => Wrong(t, false))))
                if (wrong is not null) yield return wrong;
        }
    }

    private static string? Wrong(Impuesto tax, bool transferred)
    {
        if (tax.Clave is not { } key || tax.TipoFactor is not { } factor) return null;
        if (Unknown("impuesto", key)) return $"Impuesto {key}";
        if (factor is not ("Tasa" or "Cuota" or "Exento")) return $"TipoFactor {factor}";
        return tax.TasaOCuota is { } rate && factor != "Exento" && !Catalogues.HasRate(key, factor, transferred, rate)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"TasaOCuota {key} {factor} {rate}")
            : null;
    }

    private static bool Unknown(string list, string? key) => key is not null && !Catalogues.Has(list, key);
}
