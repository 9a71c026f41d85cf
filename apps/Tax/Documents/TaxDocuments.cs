using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using static FinanceTracker.Tax.Calculations.TaxRounding;

namespace FinanceTracker.Tax.Documents;

/// <summary>Reduces what a CFDI says to a <see cref="TaxDocument"/>.</summary>
public static class TaxDocuments
{
    private const string Iva = "002";
    private const string Isr = "001";
    private const string Exento = "Exento";
    private static readonly string[] FuelComplements = ["HidroYPetro", "HidrocarburosPetroliferos", "EstadoDeCuentaCombustible", "ConsumoDeCombustibles"];

    /// <summary>The document of a row of the vault; null for carriage (T), withholding certificates and what cannot be placed.</summary>
    public static TaxDocument? Of(StoredCfdi stored, Cfdi cfdi) => Of(stored.Id, stored.Direction, stored.Counts, stored.IsCancelled, cfdi);

    /// <summary>The document of what was read.</summary>
    public static TaxDocument? Of(Guid id, CfdiDirection direction, bool counts, bool isCancelled, Cfdi cfdi)
    {
        if (cfdi is not { Kind: CfdiKind.Comprobante, TipoDeComprobante: "I" or "E" or "N" or "P" } || cfdi.Fecha is not { } issued) return null;
        var other = direction == CfdiDirection.Issued ? cfdi.Receptor : cfdi.Emisor;
        var known = IsForeign(cfdi.Moneda) ? cfdi.TipoCambio is > 0 ? cfdi.TipoCambio : null : 1m;
        var rate = known ?? 1m;
        return new TaxDocument
        {
            Id = id,
            Uuid = cfdi.Uuid,
            Direction = direction,
            Type = cfdi.TipoDeComprobante,
            Date = cfdi.Nomina?.FechaPago ?? DateOnly.FromDateTime(issued),
            IsOnCredit = cfdi.MetodoPago == "PPD",
            FormaPago = cfdi.FormaPago,
            UsoCfdi = cfdi.Receptor.UsoCfdi,
            CounterpartyRfc = other.Rfc ?? "",
            CounterpartyName = other.Nombre ?? "",
            ReceptorRegimen = cfdi.Receptor.RegimenFiscal,
            ReceptorRfc = cfdi.Receptor.Rfc,
            Moneda = cfdi.Moneda ?? "MXN",
            Total = cfdi.Total ?? 0m,
            PesosPerUnit = rate,
            LacksExchangeRate = known is null,
            Amounts = cfdi.Nomina is { } nomina ? Wages(cfdi, nomina) : AmountsOf(cfdi, rate),
            Lines = LinesOf(cfdi, rate),
            HasFuelPermit = cfdi.Complementos.Any(c => FuelComplements.Contains(c, StringComparer.OrdinalIgnoreCase)),
            Counts = counts,
            IsCancelled = isCancelled,
            Related = cfdi.Relacionados.Select(r => (r.TipoRelacion ?? "", r.Uuid)).ToList(),
        };
    }

    // 3.2 let the currency be any text ("M.N.", "Pesos"): only a code of c_Moneda names a foreign one.
    private static bool IsForeign(string? moneda) =>
        moneda is { Length: 3 } and not ("MXN" or "MXP" or "MXV" or "XXX") && moneda.All(char.IsAsciiLetterUpper);

    // Wages bear no IVA; what is withheld is the ISR of the payroll.
    private static TaxedAmounts Wages(Cfdi cfdi, Nomina nomina) =>
        TaxedAmounts.Zero with { NotSubject = nomina.TotalPercepciones ?? cfdi.SubTotal ?? 0m, IsrWithheld = nomina.IsrRetenido ?? 0m };

    private static TaxedAmounts AmountsOf(Cfdi cfdi, decimal rate)
    {
        var amounts = cfdi.Conceptos.Aggregate(TaxedAmounts.Zero, (sum, concepto) => sum + OfLine(concepto, rate));
        if (amounts.Iva == 0 && cfdi.Impuestos is { } old && amounts.Base16 + amounts.Base8 + amounts.Base0 + amounts.Exempt == 0) amounts = OfSummary(cfdi, old, rate);
        var withheld = cfdi.Impuestos?.Retenciones ?? [];
        return amounts with { IsrWithheld = Sum(withheld, Isr, rate), IvaWithheld = Sum(withheld, Iva, rate) };
    }

    private static TaxedAmounts OfLine(Concepto concepto, decimal rate)
    {
        var net = ((concepto.Importe ?? 0m) - (concepto.Descuento ?? 0m)) * rate;
        var iva = concepto.Traslados.Where(t => t.Clave == Iva).ToList();
        if (iva.Count == 0) return TaxedAmounts.Zero with { NotSubject = Cents(net) };
        var tax = Cents(iva.Sum(t => t.Importe ?? 0m) * rate);
        var first = iva[0];
        return RateOf(first) switch
        {
            null => TaxedAmounts.Zero with { Exempt = Cents(net) },
            0m => TaxedAmounts.Zero with { Base0 = Cents(net) },
            <= 0.1m => TaxedAmounts.Zero with { Base8 = Cents(net), Iva = tax },
            _ => TaxedAmounts.Zero with { Base16 = Cents(net), Iva = tax },
        };
    }

    // 3.2 has taxes only in the summary, without their base: it follows from tax and rate, and the rest bears none.
    private static TaxedAmounts OfSummary(Cfdi cfdi, ImpuestosResumen summary, decimal rate)
    {
        var net = Cents(((cfdi.SubTotal ?? 0m) - (cfdi.Descuento ?? 0m)) * rate);
        var iva = summary.Traslados.FirstOrDefault(t => t.Clave == Iva && t.Importe > 0);
        if (iva?.Importe is not { } tax || iva.TasaOCuota is not { } percent || percent <= 0) return TaxedAmounts.Zero with { NotSubject = net };
        var taxed = Math.Min(net, Cents(tax / percent * rate));
        if (Math.Abs(net - taxed) < 1) taxed = net;
        var bases = percent <= 0.1m ? TaxedAmounts.Zero with { Base8 = taxed } : TaxedAmounts.Zero with { Base16 = taxed };
        return bases with { Iva = Cents(tax * rate), NotSubject = net - taxed };
    }

    private static decimal? RateOf(Impuesto tax) => tax.TipoFactor == Exento ? null : tax.TasaOCuota ?? 0m;

    private static List<ExpenseLine> LinesOf(Cfdi cfdi, decimal rate) =>
        cfdi.Conceptos
            .GroupBy(c => Classification.KindOf(c.ClaveProdServ))
            .Select(g => new ExpenseLine(
                g.Key,
                Cents(g.Sum(c => (c.Importe ?? 0m) - (c.Descuento ?? 0m)) * rate),
                Cents(g.SelectMany(c => c.Traslados).Where(t => t.Clave == Iva).Sum(t => t.Importe ?? 0m) * rate)))
            .ToList();

    private static decimal Sum(IReadOnlyList<Impuesto> taxes, string key, decimal rate) => Cents(taxes.Where(t => t.Clave == key).Sum(t => t.Importe ?? 0m) * rate);
}
