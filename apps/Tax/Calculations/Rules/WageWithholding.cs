using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>LISR 96 and the employment subsidy: what an employer withholds of a month's wage.</summary>
public static class WageWithholding
{
    private static readonly string[] Law = ["LISR 96"];

    /// <summary>The day of pay and the wage of the month.</summary>
    public sealed record Input(DateOnly Date, decimal MonthlyWage);

    /// <summary>The tax, the subsidy (never above the tax, never paid in cash) and what is withheld.</summary>
    public sealed record Result(decimal IsrBeforeSubsidy, decimal Subsidy, decimal SubsidyApplied, decimal IsrWithheld);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(input.Day("date"), input.RequiredMoney("monthlyWage"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) =>
        tables.IsrTariff(input.Date.Year).Then(tariff =>
        tables.Subsidy(input.Date).Then<Figure<SubsidyFigure>, Answer>(subsidy =>
        {
            var result = Compute(input.MonthlyWage, tariff.Value, subsidy.Value);
            return new Answer(result, [.. Law, .. subsidy.Block.Law],
            [
                .. IsrTariff.Monthly(tariff.Value).On(input.MonthlyWage).Steps(input.MonthlyWage),
                new Step("Sueldo mensual hasta el que hay subsidio", "Monthly wage up to which there is a subsidy", subsidy.Value.MonthlyIncomeLimit),
                new Step("Subsidio para el empleo", "Employment subsidy", result.Subsidy),
                new Step("Subsidio aplicado, no mayor que el ISR", "Subsidy applied, not above the ISR", result.SubsidyApplied),
                new Step("ISR a retener", "ISR to withhold", result.IsrWithheld),
            ])
            { Provisional = tariff.Provisional };
        }));

    /// <summary>The tariff of the month less the subsidy.</summary>
    public static Result Compute(decimal monthlyWage, IsrTariffFigure tariff, SubsidyFigure subsidy)
    {
        var isr = IsrTariff.Monthly(tariff).On(monthlyWage).Isr;
        var entitled = monthlyWage <= subsidy.MonthlyIncomeLimit ? subsidy.Amount : 0m;
        var applied = Math.Min(entitled, isr);
        return new Result(isr, entitled, applied, isr - applied);
    }
}
