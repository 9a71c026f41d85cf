using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>LISR 151-V: how much more may go to retirement this year, and the tax it saves.</summary>
public static class RetirementHeadroom
{
    /// <summary>The income of the year, what was already contributed and the rate of the highest bracket.</summary>
    public sealed record Input(int FiscalYear, decimal AccumulableIncome, decimal Contributed, decimal MarginalRate);

    /// <summary>The room.</summary>
    public sealed record Result(decimal Cap, decimal Headroom, decimal TaxSavedAtMarginal);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(input.Year(), input.RequiredMoney("accumulableIncome"), input.Money("contributed"), input.Rate("marginalRate", 0m));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) =>
        tables.UmaOfYear(input.FiscalYear).Then(uma =>
        tables.PersonalDeductions(input.FiscalYear).Then<Figure<PersonalDeductionFigure>, Answer>(limits =>
        {
            var result = Compute(input, limits.Value, uma.Value);
            return new Answer(result, ["LISR 151-V"],
            [
                new Step("10 % de los ingresos acumulables", "10 % of accumulable income", TaxRounding.Cents(input.AccumulableIncome * limits.Value.RetirementShare)),
                new Step("5 UMA anuales", "5 annual UMA", uma.Value.Annual * limits.Value.UmaMultiple),
                new Step("Límite: lo menor", "Limit: the smaller", result.Cap),
                new Step("Menos lo ya aportado", "Less what was contributed", input.Contributed),
                new Step("Todavía se puede aportar", "Still to contribute", result.Headroom),
                new Step("ISR que se ahorraría a tu tasa marginal", "ISR it would save at your marginal rate", result.TaxSavedAtMarginal),
            ])
            { Provisional = limits.Provisional };
        }));

    /// <summary>The smaller of a tenth of the income and five annual UMA, less what was contributed.</summary>
    public static Result Compute(Input input, PersonalDeductionFigure limits, UmaFigure uma)
    {
        var cap = TaxRounding.Cents(Math.Min(input.AccumulableIncome * limits.RetirementShare, uma.Annual * limits.UmaMultiple));
        var room = TaxRounding.NotNegative(cap - input.Contributed);
        return new Result(cap, room, TaxRounding.Cents(room * input.MarginalRate));
    }
}
