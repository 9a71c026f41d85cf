using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>Rules of CFDI 4.0 between its fields (Anexo 20, guide of filling).</summary>
internal static class RulesOf40
{
    private const int LongestDescripcion = 1000;

    public static IEnumerable<string> Faults(Cfdi cfdi, CfdiNode root)
    {
        if (root.All("Complemento").Count() > 1) yield return "Complemento ×2";
        if (cfdi.LugarExpedicion is { } place && !IsPostalCode(place)) yield return "LugarExpedicion";
        if (cfdi.Receptor.DomicilioFiscal is { } home && !IsPostalCode(home)) yield return "DomicilioFiscalReceptor";
        if (cfdi.Conceptos.Any(c => c.ClaveProdServ is { } key && !(key.Length == 8 && key.All(char.IsAsciiDigit)))) yield return "ClaveProdServ";
        if (cfdi.Conceptos.Any(c => c.Descripcion is { Length: > LongestDescripcion })) yield return $"Descripcion > {LongestDescripcion}";
        foreach (var fault in Currency(cfdi).Concat(Payment(cfdi)).Concat(Kind(cfdi))) yield return fault;
    }

    private static IEnumerable<string> Currency(Cfdi cfdi)
    {
        if (cfdi is { Moneda: "MXN", TipoCambio: not (null or 1m) } or { Moneda: "XXX", TipoCambio: not null }) yield return "TipoCambio";
        if (cfdi is { Moneda: not (null or "MXN" or "XXX"), TipoCambio: not > 0m }) yield return "TipoCambio";
    }

    private static IEnumerable<string> Payment(Cfdi cfdi)
    {
        if (cfdi is { MetodoPago: "PPD", FormaPago: not "99" }) yield return "FormaPago ≠ 99 con PPD";
        if (cfdi is { TipoDeComprobante: "I" or "E", MetodoPago: null }) yield return "MetodoPago";
    }

    private static IEnumerable<string> Kind(Cfdi cfdi)
    {
        switch (cfdi.TipoDeComprobante)
        {
            case "P":
                if (cfdi.Pagos is null) yield return "Complemento Pagos";
                if (cfdi.Moneda != "XXX") yield return "Moneda ≠ XXX";
                if (cfdi is not { SubTotal: 0m, Total: 0m }) yield return "Total ≠ 0";
                if (cfdi is { FormaPago: not null } or { MetodoPago: not null } or { Descuento: not null } or { Impuestos: not null }) yield return "FormaPago, MetodoPago, Descuento o Impuestos en un pago";
                break;
            case "T":
                if (cfdi is not { SubTotal: 0m, Total: 0m }) yield return "Total ≠ 0";
                break;
            case "N":
                if (cfdi.Nomina is null) yield return "Complemento Nomina";
                if (cfdi.Moneda != "MXN") yield return "Moneda ≠ MXN";
                if (cfdi.Impuestos is not null) yield return "Impuestos en una nómina";
                break;
        }
    }

    private static bool IsPostalCode(string text) => text.Length == 5 && text.All(char.IsAsciiDigit);
}
