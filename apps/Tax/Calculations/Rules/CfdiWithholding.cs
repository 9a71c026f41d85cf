using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>What a legal person withholds when it pays an invoice: LISR 106, 113-J, 116; LIVA 1-A and RLIVA 3.</summary>
public static class CfdiWithholding
{
    private const string Fees = "professional_fees";
    private const string Rent = "rent";
    private const string Freight = "freight";
    private const string Commission = "commission";
    private const string Resico = "626";
    private const decimal TwoThirds = 2m;
    private const decimal OfThree = 3m;
    private static readonly WordList Operations = new(
        (Fees, ["fees", "professional services", "honorarios", "servicios profesionales"]),
        (Rent, ["lease", "arrendamiento", "renta"]),
        (Freight, ["flete", "fletes", "autotransporte"]),
        ("goods", ["mercancia", "mercancias", "bienes"]),
        (Commission, ["commissions", "comision", "comisiones"]));

    private static readonly WordList Receivers = new(("PM", ["persona moral", "company", "legal person"]), ("PF", ["persona fisica", "person", "natural person"]));
    private static readonly string[] Regimes = ["601", "603", "605", "606", "607", "608", "610", "611", "612", "614", "615", "616", "620", "621", "622", "623", "624", "625", Resico];
    private static readonly string[] OfLegalPersons = ["601", "603", "620", "622", "623", "624"];
    private static readonly string[] Law = ["LISR 106", "LISR 113-J", "LISR 116", "LIVA 1-A", "RLIVA 3"];

    /// <summary>The invoice: what for, the issuer's regime, and whether a legal (PM) or a natural person (PF) receives it.</summary>
    public sealed record Input(string Operation, string IssuerRegime, bool ReceiverIsLegalPerson, decimal Subtotal, decimal IvaRate, int FiscalYear);

    /// <summary>The withholdings and what is paid.</summary>
    public sealed record Result(decimal Iva, decimal IsrWithheld, decimal IvaWithheld, decimal Total);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Choice("operation", Operations), input.Choice("issuerRegime", Regimes), input.Choice("receiver", Receivers) == "PM",
        input.RequiredMoney("subtotal"), input.Rate("ivaRate", 0.16m), input.YearTold("date", "period"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) =>
        tables.IsrWithholdings(input.FiscalYear).Then(isr =>
        tables.Iva(input.FiscalYear).Then<Figure<IvaFigure>, Answer>(iva =>
        {
            if (BorderProblem(input, tables) is { } expired) return expired;
            var result = Compute(input, isr.Value, iva.Value.FreightWithholding);
            return new Answer(result, Law,
            [
                new Step("Subtotal", "Subtotal", input.Subtotal),
                Step.Of($"IVA trasladado: {Step.Percent(input.IvaRate)} %", $"IVA charged: {Step.Percent(input.IvaRate)} %", result.Iva),
                input.ReceiverIsLegalPerson
                    ? Step.Of($"Menos ISR retenido: {Step.Percent(IsrRate(input, isr.Value))} % del subtotal", $"Less ISR withheld: {Step.Percent(IsrRate(input, isr.Value))} % of the subtotal", result.IsrWithheld)
                    : new Step("Una persona física no retiene", "A natural person does not withhold", 0m),
                IvaStep(input, result, iva.Value.FreightWithholding),
                new Step("Total a cobrar", "Total to collect", result.Total),
            ])
            { Provisional = isr.Provisional || iva.Provisional };
        }));

    /// <summary>Only legal persons withhold.</summary>
    public static Result Compute(Input input, IsrWithholdingFigure isr, decimal freightShare)
    {
        var iva = input.Subtotal * input.IvaRate;
        var isrWithheld = input.ReceiverIsLegalPerson ? TaxRounding.Cents(input.Subtotal * IsrRate(input, isr)) : 0m;
        var ivaWithheld = input.ReceiverIsLegalPerson ? IvaWithheld(input, iva, freightShare) : 0m;
        var charged = TaxRounding.Cents(iva);
        return new Result(charged, isrWithheld, ivaWithheld, TaxRounding.Cents(input.Subtotal) + charged - isrWithheld - ivaWithheld);
    }

    // LISR 113-J withholds from RESICO whatever it sells; LISR 106 and 116 only fees and rent of natural persons.
    private static decimal IsrRate(Input input, IsrWithholdingFigure isr) => (input.IssuerRegime, input.Operation) switch
    {
        (Resico, _) => isr.Resico,
        (var regime, _) when OfLegalPersons.Contains(regime) => 0m,
        (_, Fees) => isr.ProfessionalFees,
        (_, Rent) => isr.Rent,
        _ => 0m,
    };

    // The border rate is charged while its decree lasts.
    private static Problem? BorderProblem(Input input, TaxTables tables)
    {
        const decimal border = 0.08m;
        return input.IvaRate == border ? tables.IvaBorder(input.FiscalYear).Problem : null;
    }

    private static Step IvaStep(Input input, Result result, decimal freightShare)
    {
        if (result.IvaWithheld == 0) return new Step("IVA retenido: no hay", "IVA withheld: none", 0m);
        return input.Operation == Freight
            ? Step.Of($"Menos IVA retenido: {Step.Percent(freightShare)} % del subtotal", $"Less IVA withheld: {Step.Percent(freightShare)} % of the subtotal", result.IvaWithheld)
            : new Step("Menos IVA retenido: dos terceras partes del IVA", "Less IVA withheld: two thirds of the IVA", result.IvaWithheld);
    }

    // RLIVA 3: two thirds of the tax, not 10.6667 % of the price, nor of the tax rounded to cents (they differ by a cent); freight 4 % of the price, from anybody, never more than the tax.
    private static decimal IvaWithheld(Input input, decimal iva, decimal freightShare) => input.Operation switch
    {
        Freight => Math.Min(TaxRounding.Cents(iva), TaxRounding.Cents(input.Subtotal * freightShare)),
        Fees or Rent or Commission when !OfLegalPersons.Contains(input.IssuerRegime) => TaxRounding.Cents(iva * TwoThirds / OfThree),
        _ => 0m,
    };
}
