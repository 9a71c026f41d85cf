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
    private static readonly string[] Operations = [Fees, Rent, Freight, "goods", Commission];
    private static readonly string[] Regimes = ["601", "603", "605", "606", "607", "608", "610", "611", "612", "614", "615", "616", "620", "621", "622", "623", "624", "625", Resico];
    private static readonly string[] OfLegalPersons = ["601", "603", "620", "622", "623", "624"];
    private static readonly string[] Law = ["LISR 106", "LISR 113-J", "LISR 116", "LIVA 1-A", "RLIVA 3"];

    /// <summary>The invoice: what for, the issuer's regime, and whether a legal (PM) or a natural person (PF) receives it.</summary>
    public sealed record Input(string Operation, string IssuerRegime, bool ReceiverIsLegalPerson, decimal Subtotal, decimal IvaRate);

    /// <summary>The withholdings and what is paid.</summary>
    public sealed record Result(decimal Iva, decimal IsrWithheld, decimal IvaWithheld, decimal Total);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Choice("operation", Operations), input.Choice("issuerRegime", Regimes), input.Choice("receiver", ["PM", "PF"]) == "PM",
        input.RequiredMoney("subtotal"), input.Rate("ivaRate", 0.16m));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) =>
        tables.IsrWithholdings(tables.LatestYear).Then(isr =>
        tables.Iva(tables.LatestYear).Then<Figure<IvaFigure>, Answer>(iva =>
        {
            var result = Compute(input, isr.Value, iva.Value.FreightWithholding);
            return new Answer(result, Law,
            [
                new Step("Subtotal", "Subtotal", input.Subtotal),
                new Step("IVA trasladado", "IVA charged", result.Iva),
                input.ReceiverIsLegalPerson
                    ? new Step("Menos ISR retenido", "Less ISR withheld", result.IsrWithheld)
                    : new Step("Una persona física no retiene", "A natural person does not withhold", 0m),
                new Step("Menos IVA retenido", "Less IVA withheld", result.IvaWithheld),
                new Step("Total a cobrar", "Total to collect", result.Total),
            ])
            { Provisional = isr.Provisional || iva.Provisional };
        }));

    /// <summary>Only legal persons withhold.</summary>
    public static Result Compute(Input input, IsrWithholdingFigure isr, decimal freightShare)
    {
        var iva = TaxRounding.Cents(input.Subtotal * input.IvaRate);
        var isrWithheld = input.ReceiverIsLegalPerson ? TaxRounding.Cents(input.Subtotal * IsrRate(input, isr)) : 0m;
        var ivaWithheld = input.ReceiverIsLegalPerson ? IvaWithheld(input, iva, freightShare) : 0m;
        return new Result(iva, isrWithheld, ivaWithheld, TaxRounding.Cents(input.Subtotal) + iva - isrWithheld - ivaWithheld);
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

    // RLIVA 3: two thirds of the tax, not 10.6667 % of the price (they differ by a cent); freight 4 % of the price, from anybody, never more than the tax.
    private static decimal IvaWithheld(Input input, decimal iva, decimal freightShare) => input.Operation switch
    {
        Freight => Math.Min(iva, TaxRounding.Cents(input.Subtotal * freightShare)),
        Fees or Rent or Commission when !OfLegalPersons.Contains(input.IssuerRegime) => TaxRounding.Cents(iva * TwoThirds / OfThree),
        _ => 0m,
    };
}
