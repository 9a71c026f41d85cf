using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>The annual return of a natural person, LISR 150 and 152: every chapter, less personal deductions, by the annual tariff, less credits.</summary>
public static class IsrAnnual
{
    private static readonly string[] Law = ["LISR 109", "LISR 150", "LISR 151", "LISR 152", "CFF 20"];

    // LISR title IV by the names that clients give its chapters; any other name is shown as it came.
    private static readonly Dictionary<string, string> InSpanish = new(StringComparer.OrdinalIgnoreCase)
    {
        ["wages"] = "sueldos y salarios",
        ["salaries"] = "sueldos y salarios",
        ["business"] = "actividades empresariales y profesionales",
        ["professional"] = "actividades profesionales",
        ["fees"] = "honorarios",
        ["rent"] = "arrendamiento",
        ["platforms"] = "plataformas tecnológicas",
        ["interest"] = "intereses",
        ["dividends"] = "dividendos",
        ["sales"] = "enajenación de bienes",
        ["acquisition"] = "adquisición de bienes",
        ["prizes"] = "premios",
        ["foreign"] = "ingresos del extranjero",
        ["other"] = "demás ingresos",
    };

    /// <summary>Taxable profit of each chapter, personal deductions already within their limits, and what is credited.</summary>
    public sealed record Input(int FiscalYear, IReadOnlyDictionary<string, decimal> TaxableByChapter, decimal PersonalDeductions, IReadOnlyDictionary<string, decimal> Credits);

    /// <summary>The return; <see cref="ResultPesos"/> is negative for a balance in favour.</summary>
    public sealed record Result(
        decimal TaxBase, int Bracket, decimal IsrCaused, decimal Credits, decimal IsrDue, decimal BalanceInFavor,
        [property: JsonConverter(typeof(PesosText))] decimal ResultPesos);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Year(), input.AmountsByName("taxableByChapter", required: true, signed: true), input.Money("personalDeductions"), input.AmountsByName("credits"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.IsrTariff(input.FiscalYear).Then<Figure<IsrTariffFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value);
        return new Answer(result, Law, [.. Working(input, result, figure.Value)]) { Provisional = figure.Provisional };
    });

    /// <summary>A chapter with a loss adds nothing: LISR 109 lets the loss only be taken from later profits of the same chapter.</summary>
    public static Result Compute(Input input, IsrTariffFigure tariff)
    {
        var profits = input.TaxableByChapter.Values.Sum(TaxRounding.NotNegative);
        var taxBase = TaxRounding.NotNegative(TaxRounding.Cents(profits - input.PersonalDeductions));
        var caused = IsrTariff.Annual(tariff).On(taxBase);
        var credits = TaxRounding.Cents(input.Credits.Values.Sum());
        var balance = caused.Isr - credits;
        return new Result(
            taxBase, caused.Bracket, caused.Isr, credits, TaxRounding.NotNegative(balance), TaxRounding.NotNegative(-balance), TaxRounding.Pesos(balance));
    }

    private static string Chapter(string key) => $"Capítulo «{InSpanish.GetValueOrDefault(key, key)}»";

    private static IEnumerable<Step> Working(Input input, Result result, IsrTariffFigure tariff) =>
    [
        .. input.TaxableByChapter.Select(c => c.Value < 0
            ? new Step($"{Chapter(c.Key)}: pérdida, no disminuye a los otros", $"Chapter '{c.Key}': a loss, does not reduce the others", c.Value)
            : new Step(Chapter(c.Key), $"Chapter '{c.Key}'", c.Value)),
        new("Menos deducciones personales", "Less personal deductions", input.PersonalDeductions),
        .. IsrTariff.Annual(tariff).On(result.TaxBase).Steps(result.TaxBase),
        new("Menos retenciones, pagos provisionales y otros acreditamientos", "Less withholdings, provisional payments and other credits", result.Credits),
        result.BalanceInFavor > 0 ? new("Saldo a favor", "Balance in favour", result.BalanceInFavor) : new("ISR a cargo", "ISR due", result.IsrDue),
        new("En pesos enteros (CFF 20)", "In whole pesos (CFF 20)", result.ResultPesos),
    ];
}
