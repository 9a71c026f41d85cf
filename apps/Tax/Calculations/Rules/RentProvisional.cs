using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Regime 606, LISR 115 and 116: the provisional payment on rent, a month or a quarter by itself.</summary>
public static class RentProvisional
{
    private const decimal BlindShare = 0.35m;
    private const string Quarterly = "quarterly";
    private const string Blind = "blind35";
    private const int QuarterlyLimitInUma = 10;
    private const int MonthsOfQuarter = 3;
    private static readonly string[] Law = ["LISR 114", "LISR 115", "LISR 116", "RISR 196", "CFF 20"];

    /// <summary>The rent and how it is deducted: 35 % without proof plus predial, or what was really paid plus predial.</summary>
    public sealed record Input(int FiscalYear, bool IsQuarterly, bool IsBlind, decimal Income, decimal Predial, decimal RealDeductions, decimal IsrWithheld);

    /// <summary>The payment.</summary>
    public sealed record Result(
        decimal Deductions, decimal TaxBase, int Bracket, decimal IsrCaused, decimal IsrDue, [property: JsonConverter(typeof(PesosText))] decimal IsrDuePesos, decimal WithholdingExcess);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Year(),
        input.Choice("period", ["monthly", Quarterly], "monthly") == Quarterly,
        input.Choice("method", [Blind, "real"]) == Blind,
        input.RequiredMoney("income"),
        input.Money("predial"),
        input.Money("realDeductions"),
        input.Money("isrWithheld"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.IsrTariff(input.FiscalYear).Then<Figure<IsrTariffFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value);
        return new Answer(result, Law, [.. Working(input, result, figure.Value), .. QuarterlyNote(input, tables)]) { Provisional = figure.Provisional };
    });

    /// <summary>Rent less deductions by the tariff of the period, less what the tenant withheld.</summary>
    public static Result Compute(Input input, IsrTariffFigure figure)
    {
        var deductions = (input.IsBlind ? TaxRounding.Cents(input.Income * BlindShare) : input.RealDeductions) + input.Predial;
        var taxBase = TaxRounding.NotNegative(TaxRounding.Cents(input.Income - deductions));
        var caused = TariffOf(input, figure).On(taxBase);
        var due = TaxRounding.NotNegative(caused.Isr - input.IsrWithheld);
        return new Result(
            TaxRounding.Cents(deductions), taxBase, caused.Bracket, caused.Isr, due, TaxRounding.Pesos(due), TaxRounding.NotNegative(input.IsrWithheld - caused.Isr));
    }

    private static IsrTariff TariffOf(Input input, IsrTariffFigure figure) => input.IsQuarterly ? IsrTariff.Quarterly(figure) : IsrTariff.Monthly(figure);

    private static IEnumerable<Step> Working(Input input, Result result, IsrTariffFigure figure) =>
    [
        new("Rentas cobradas", "Rent collected", input.Income),
        input.IsBlind
            ? new("Deducción sin comprobar: 35 %", "Deduction without proof: 35 %", TaxRounding.Cents(input.Income * BlindShare))
            : new("Deducciones comprobadas", "Proven deductions", input.RealDeductions),
        new("Predial", "Property tax (predial)", input.Predial),
        .. TariffOf(input, figure).On(result.TaxBase).Steps(result.TaxBase),
        new("Menos ISR retenido por el inquilino", "Less ISR withheld by the tenant", input.IsrWithheld),
        new("ISR a cargo", "ISR due", result.IsrDue),
        .. Excess(result),
        new("A pagar en pesos enteros (CFF 20)", "To pay in whole pesos (CFF 20)", result.IsrDuePesos),
    ];

    private static IEnumerable<Step> Excess(Result result) => result.WithholdingExcess == 0
        ? []
        : [new("Retención que excede al ISR: se acredita en la anual", "Withholding beyond the ISR: credited in the annual return", result.WithholdingExcess)];

    // LISR 116: the quarter is an option of who lives of rents up to 10 monthly UMA. The input cannot prove it, so the answer reminds of it.
    private static IEnumerable<Step> QuarterlyNote(Input input, TaxTables tables)
    {
        if (!input.IsQuarterly) return [];
        var uma = tables.UmaOfYear(input.FiscalYear);
        decimal? limit = uma.IsOk ? uma.Value.Value.Monthly * QuarterlyLimitInUma * MonthsOfQuarter : null;
        return
        [
            input.Income > limit
                ? new("Aviso: la opción trimestral pide rentas de hasta 10 UMA mensuales; estas la exceden", "Notice: the quarterly option asks for rents of up to 10 monthly UMA; these exceed it", limit)
                : new("La opción trimestral pide rentas de hasta 10 UMA mensuales y ningún otro ingreso", "The quarterly option asks for rents of up to 10 monthly UMA and no other income", limit),
        ];
    }
}
