using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>The sums of complements that carry money: payroll and receipts of payment.</summary>
internal static class ComplementChecks
{
    public static void Compare(Cfdi cfdi, Sums sums)
    {
        if (cfdi is { Nomina: { } nomina, TipoDeComprobante: "N" }) CompareNomina(cfdi, nomina, sums);
        foreach (var pago in cfdi.Pagos?.Pagos ?? []) ComparePago(pago, sums);
    }

    // Guide of nómina 1.2: subtotal = perceptions + other payments, discount = deductions.
    private static void CompareNomina(Cfdi cfdi, Nomina nomina, Sums sums)
    {
        sums.Compare("Nomina percepciones + otros pagos", cfdi.SubTotal ?? 0m, (nomina.TotalPercepciones ?? 0m) + (nomina.TotalOtrosPagos ?? 0m));
        sums.Compare("Nomina deducciones", cfdi.Descuento ?? 0m, nomina.TotalDeducciones ?? 0m);
    }

    // SAT's guide and its error matrix contradict each other on what a payment may leave over, so that is a remark, not an error.
    private static void ComparePago(Pago pago, Sums sums)
    {
        var paid = 0m;
        foreach (var document in pago.Documentos)
        {
            if (document is { SaldoAnterior: { } before, Pagado: { } now, SaldoInsoluto: { } after }) sums.Compare($"Saldo {document.Uuid}", after, before - now);
            paid += (document.Pagado ?? 0m) / (document.Equivalencia is > 0m and { } rate ? rate : 1m);
        }

        if (pago.Documentos.Count > 0 && pago.Monto is { } monto && paid > monto) sums.Remark("Pago", Math.Round(monto - paid, 6, MidpointRounding.ToEven));
    }
}
