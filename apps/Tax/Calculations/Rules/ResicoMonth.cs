using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Regime 626, LISR 113-E: a month of RESICO. The rate is of the slab and falls on all income; there are no deductions.</summary>
public static class ResicoMonth
{
    /// <summary>The refusal of income above the limit of the regime.</summary>
    public const string LimitExceeded = "RESICO_LIMIT_EXCEEDED";

    private static readonly string[] Law = ["LISR 113-E", "LISR 113-J", "CFF 20"];

    /// <summary>Income collected net of IVA, credit notes of the month and what legal persons withheld.</summary>
    public sealed record Input(int FiscalYear, decimal IncomeCollected, decimal CreditNotes, decimal IsrWithheld);

    /// <summary>The payment; or <see cref="Error"/> when the income is beyond the regime.</summary>
    public sealed record Result(decimal Base)
    {
        /// <summary>Rate of the slab.</summary>
        [JsonConverter(typeof(RateText))]
        public decimal? Rate { get; init; }

        /// <summary>The tax.</summary>
        public decimal? IsrCaused { get; init; }

        /// <summary>What is left to pay.</summary>
        public decimal? IsrDue { get; init; }

        /// <summary>The same in whole pesos.</summary>
        [JsonConverter(typeof(PesosText))]
        public decimal? IsrDuePesos { get; init; }

        /// <summary>Withholding beyond the tax: with no annual return it does not come back by itself.</summary>
        public decimal? WithholdingNotUsed { get; init; }

        /// <summary>Why there is no payment.</summary>
        public string? Error { get; init; }
    }

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) =>
        new(input.YearTold("date", "period", "month"), input.RequiredMoney("incomeCollected"), input.Money("creditNotes"), input.Money("isrWithheld"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.Resico(input.FiscalYear).Then<Figure<ResicoFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value);
        return new Answer(result, Law, [.. Working(input, result, figure.Value)]) { Provisional = figure.Provisional };
    });

    /// <summary>The whole base times the rate of its slab, less what was withheld, never below zero.</summary>
    public static Result Compute(Input input, ResicoFigure figure)
    {
        var taxBase = TaxRounding.NotNegative(TaxRounding.Cents(input.IncomeCollected - input.CreditNotes));
        if (RateOf(taxBase, figure.Monthly) is not { } rate) return new Result(taxBase) { Error = LimitExceeded };
        var caused = TaxRounding.Cents(taxBase * rate);
        var due = TaxRounding.NotNegative(caused - input.IsrWithheld);
        return new Result(taxBase)
        {
            Rate = rate,
            IsrCaused = caused,
            IsrDue = due,
            IsrDuePesos = TaxRounding.Pesos(due),
            WithholdingNotUsed = TaxRounding.NotNegative(input.IsrWithheld - caused),
        };
    }

    /// <summary>The rate of the slab that holds the amount; null beyond the last slab.</summary>
    public static decimal? RateOf(decimal amount, IReadOnlyList<Slab> slabs) => slabs.FirstOrDefault(s => amount <= s.UpTo)?.Rate;

    internal static string Percent(decimal rate) => Step.Percent(rate);

    private static IEnumerable<Step> Working(Input input, Result result, ResicoFigure figure)
    {
        yield return new Step("Ingresos cobrados, sin IVA", "Income collected, without IVA", input.IncomeCollected);
        yield return new Step("Menos devoluciones, descuentos y notas de crédito", "Less returns, discounts and credit notes", input.CreditNotes);
        yield return new Step("Base: lo cobrado menos las notas de crédito", "Base: what was collected less the credit notes", result.Base);
        if (result.Rate is not { } rate)
        {
            yield return new Step("Excede el límite de RESICO: pasa al régimen general", "Above the limit of RESICO: the general regime applies", figure.AnnualLimit);
            yield break;
        }

        yield return new Step($"Tasa sobre el total: {Percent(rate)} %", $"Rate on the whole: {Percent(rate)} %", result.IsrCaused);
        yield return new Step("Menos ISR retenido por personas morales", "Less ISR withheld by legal persons", input.IsrWithheld);
        if (result.WithholdingNotUsed > 0)
            yield return new Step("Retención que excede al ISR: no se usa en el mes", "Withholding beyond the ISR: not used in the month", result.WithholdingNotUsed);
        yield return new Step("ISR a cargo", "ISR due", result.IsrDue);
        yield return new Step("A pagar en pesos enteros (CFF 20)", "To pay in whole pesos (CFF 20)", result.IsrDuePesos);
    }
}
