using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>The same year in regime 612 (profit by the annual tariff) and in RESICO 626 (twelve months of slabs).</summary>
public static class RegimeComparison
{
    private const int MonthsOfYear = 12;
    private const string Business = "612";
    private const string Resico = "626";
    private static readonly string[] Law = ["LISR 109", "LISR 152", "LISR 113-E"];

    /// <summary>Income by month, and what only 612 may take off.</summary>
    public sealed record Input(int FiscalYear, IReadOnlyList<decimal> MonthlyIncome, decimal AnnualDeductions, decimal PersonalDeductions);

    /// <summary>Both taxes and the smaller one; <see cref="Reason"/> says why RESICO is out of the question.</summary>
    public sealed record Result(decimal Isr612, decimal? Isr626, string Recommended, decimal Saving, string? Reason);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Year(), input.Amounts("monthlyIncome", MonthsOfYear), input.Money("annualDeductions"), input.Money("personalDeductions"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) =>
        tables.IsrTariff(input.FiscalYear).Then(tariff =>
        tables.Resico(input.FiscalYear).Then<Figure<ResicoFigure>, Answer>(resico =>
        {
            var result = Compute(input, tariff.Value, resico.Value);
            return new Answer(result, Law,
            [
                new Step("Ingresos del año", "Income of the year", input.MonthlyIncome.Sum()),
                new Step("612: menos deducciones del año", "612: less deductions of the year", input.AnnualDeductions),
                new Step("612: menos deducciones personales", "612: less personal deductions", input.PersonalDeductions),
                new Step("612: ISR según la tarifa anual", "612: ISR by the annual tariff", result.Isr612),
                result.Isr626 is { } tax
                    ? new Step("626: suma de los pagos mensuales, sin deducciones", "626: sum of the monthly payments, without deductions", tax)
                    : new Step("626: los ingresos exceden el límite del régimen", "626: the income exceeds the limit of the regime", resico.Value.AnnualLimit),
                Verdict(result),
            ])
            { Provisional = tariff.Provisional || resico.Provisional };
        }));

    private static Step Verdict(Result result)
    {
        if (result.Isr626 is null) return new Step("Queda el 612: con esos ingresos no se puede estar en 626", "612 remains: with that income 626 is not open");
        return result.Saving == 0
            ? new Step("Da lo mismo: los dos causan el mismo ISR", "No difference: both cause the same ISR", 0m)
            : new Step($"Conviene {result.Recommended}: diferencia", $"{result.Recommended} is cheaper: difference", result.Saving);
    }

    /// <summary>Above the limit of LISR 113-E there is nothing to compare.</summary>
    public static Result Compute(Input input, IsrTariffFigure tariff, ResicoFigure resico)
    {
        var income = input.MonthlyIncome.Sum();
        var general = IsrTariff.Annual(tariff).On(income - input.AnnualDeductions - input.PersonalDeductions).Isr;
        if (income > resico.AnnualLimit) return new Result(general, null, Business, 0m, ResicoMonth.LimitExceeded);
        var simplified = input.MonthlyIncome.Sum(m => TaxRounding.Cents(m * ResicoMonth.RateOf(m, resico.Monthly)!.Value));
        return new Result(general, simplified, simplified <= general ? Resico : Business, Math.Abs(general - simplified), null);
    }
}
