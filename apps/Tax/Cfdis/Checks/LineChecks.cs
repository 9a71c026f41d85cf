using System.Globalization;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>The products of each line: quantity by price, base by rate.</summary>
internal static class LineChecks
{
    public static void Compare(Cfdi cfdi, Sums sums)
    {
        for (var i = 0; i < cfdi.Conceptos.Count; i++)
        {
            var line = cfdi.Conceptos[i];
            var name = string.Create(CultureInfo.InvariantCulture, $"Concepto {i + 1}");
            if (line is { Cantidad: { } quantity, ValorUnitario: { } price, Importe: { } amount }) sums.CompareProduct(name, amount, quantity, price);
            Compare(line.Traslados, $"{name} traslado", sums);
            Compare(line.Retenciones, $"{name} retención", sums);
        }
    }

    private static void Compare(IEnumerable<Impuesto> taxes, string name, Sums sums)
    {
        foreach (var tax in taxes)
        {
            if (tax is { Base: { } taxed, TasaOCuota: { } rate, Importe: { } amount }) sums.CompareProduct($"{name} {tax.Clave}", amount, taxed, rate);
        }
    }
}
