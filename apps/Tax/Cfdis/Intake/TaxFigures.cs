using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>The taxes of a document by name, in its own currency: what lists and sums are made of.</summary>
internal readonly record struct TaxFigures(decimal Iva, decimal Ieps, decimal IvaRetenido, decimal IsrRetenido)
{
    private const decimal Most = 999_999_999_999_999_999m;

    /// <summary>Adds up the summary; the withholdings of a payroll or of a certificate are theirs.</summary>
    public static TaxFigures Of(Cfdi cfdi)
    {
        var summary = cfdi.Impuestos;
        var isr = Sum(summary?.Retenciones, "001") + (cfdi.Nomina?.IsrRetenido ?? 0m) + Withheld(cfdi, "001", "01");
        return new TaxFigures(Sum(summary?.Traslados, "002"), Sum(summary?.Traslados, "003"), Sum(summary?.Retenciones, "002") + Withheld(cfdi, "002", "02"), isr);
    }

    private static decimal Sum(IReadOnlyList<Impuesto>? taxes, string key) => Bounded(taxes?.Where(t => t.Clave == key).Select(t => t.Importe ?? 0m) ?? []);

    private static decimal Withheld(Cfdi cfdi, string key, string old) =>
        Bounded(cfdi.Retencion?.Impuestos.Where(i => i.Clave == key || i.Clave == old).Select(i => i.Importe ?? 0m) ?? []);

    // Hostile amounts may add up beyond what the column holds.
    private static decimal Bounded(IEnumerable<decimal> amounts)
    {
        var sum = 0m;
        foreach (var amount in amounts) sum = Math.Clamp(sum + amount, -Most, Most);
        return sum;
    }
}
