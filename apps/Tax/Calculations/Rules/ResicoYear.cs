using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Regime 626, LISR 113-F: a year of RESICO. RMF 3.13.7 relieves fiscal years 2024 to 2026 of the return.</summary>
public static class ResicoYear
{
    private static readonly string[] Law = ["LISR 113-F", "RMF 3.13.7"];

    /// <summary>The income of the year, what was paid month by month and what was withheld.</summary>
    public sealed record Input(int FiscalYear, decimal Income, decimal MonthlyPaid, decimal IsrWithheld);

    /// <summary>The return; or <see cref="Error"/> when the income is beyond the regime.</summary>
    public sealed record Result
    {
        /// <summary>Rate of the slab.</summary>
        [JsonConverter(typeof(RateText))]
        public decimal? Rate { get; init; }

        /// <summary>The tax.</summary>
        public decimal? IsrCaused { get; init; }

        /// <summary>What is left to pay.</summary>
        public decimal? IsrDue { get; init; }

        /// <summary>What was paid beyond the tax.</summary>
        public decimal? BalanceInFavor { get; init; }

        /// <summary>Why there is no return.</summary>
        public string? Error { get; init; }
    }

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) =>
        new(input.YearTold("date", "period"), input.RequiredMoney("income"), input.Money("monthlyPaid"), input.Money("isrWithheld"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.Resico(input.FiscalYear).Then<Figure<ResicoFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value);
        return new Answer(result, Law, [.. Working(input, result, figure.Value), .. Relief(result, input.FiscalYear, tables)]) { Provisional = figure.Provisional };
    });

    /// <summary>The whole income times the rate of its slab, less payments and withholdings.</summary>
    public static Result Compute(Input input, ResicoFigure figure)
    {
        if (ResicoMonth.RateOf(input.Income, figure.Annual) is not { } rate) return new Result { Error = ResicoMonth.LimitExceeded };
        var caused = TaxRounding.Cents(input.Income * rate);
        var balance = caused - input.MonthlyPaid - input.IsrWithheld;
        return new Result { Rate = rate, IsrCaused = caused, IsrDue = TaxRounding.NotNegative(balance), BalanceInFavor = TaxRounding.NotNegative(-balance) };
    }

    private static IEnumerable<Step> Working(Input input, Result result, ResicoFigure figure)
    {
        yield return new Step("Ingresos del año, sin IVA", "Income of the year, without IVA", input.Income);
        if (result.Rate is not { } rate)
        {
            yield return new Step("Excede el límite de RESICO: el año es del régimen general", "Above the limit of RESICO: the year belongs to the general regime", figure.AnnualLimit);
            yield break;
        }

        yield return new Step($"Tasa sobre el total: {ResicoMonth.Percent(rate)} %", $"Rate on the whole: {ResicoMonth.Percent(rate)} %", result.IsrCaused);
        yield return new Step("Menos pagos mensuales", "Less monthly payments", input.MonthlyPaid);
        yield return new Step("Menos ISR retenido", "Less ISR withheld", input.IsrWithheld);
        yield return result.BalanceInFavor > 0
            ? new Step("Saldo a favor", "Balance in favour", result.BalanceInFavor)
            : new Step("ISR a cargo", "ISR due", result.IsrDue);
    }

    private static IEnumerable<Step> Relief(Result result, int year, TaxTables tables) => result.Error is null && tables.In(year).Any(f => f.Key == "resico_annual_return_relief")
        ? [Step.Of($"De {year} no se presenta anual: el pago mensual es definitivo (RMF 3.13.7)", $"There is no annual return of {year}: the monthly payment is definitive (RMF 3.13.7)")]
        : [];
}
