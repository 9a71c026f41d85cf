using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>LISR 54 and 135: what a bank withholds on the capital, by days. The income law sets the rate each year.</summary>
public static class InterestWithholding
{
    private const int MostDays = 366;

    /// <summary>The capital and how long it was held in the year.</summary>
    public sealed record Input(int FiscalYear, decimal Capital, int Days);

    /// <summary>The withholding.</summary>
    public sealed record Result([property: JsonConverter(typeof(RateText))] decimal Rate, decimal Withheld);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(input.Year(), input.RequiredMoney("capital"), input.Whole("days", 0, MostDays));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.InterestWithholding(input.FiscalYear).Then<Figure<InterestWithholdingFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value);
        return new Answer(result, figure.Block.Law,
        [
            new Step("Capital", "Capital", input.Capital),
            Step.Of(
                $"Tasa anual {ResicoMonth.Percent(result.Rate)} %, {input.Days} de {figure.Value.DayBasis} días",
                $"Annual rate {ResicoMonth.Percent(result.Rate)} %, {input.Days} of {figure.Value.DayBasis} days"),
            new Step("ISR retenido, provisional", "ISR withheld, provisional", result.Withheld),
        ]);
    });

    /// <summary>Capital by the annual rate by days; the year counts 365 days, leap years too.</summary>
    public static Result Compute(Input input, InterestWithholdingFigure figure) =>
        new(figure.AnnualRate, TaxRounding.Cents(input.Capital * figure.AnnualRate * input.Days / figure.DayBasis));
}
