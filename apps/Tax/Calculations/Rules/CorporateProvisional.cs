using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Legal persons: regime 601 by coefficient of profit (LISR 14), RESICO 626 on cash profit (LISR 206 to 212). 30 % (LISR 9).</summary>
public static class CorporateProvisional
{
    private const string General = "601";
    private const string Resico = "626";

    /// <summary>Amounts from January to the month.</summary>
    public sealed record Input(
        int FiscalYear, string Regime, decimal Income, decimal Coefficient, decimal Deductions, decimal PtuPaid, decimal PriorLosses, decimal PreviousPayments, decimal IsrWithheld);

    /// <summary>The payment.</summary>
    public sealed record Result(decimal TaxBase, decimal IsrCaused, decimal IsrDue, [property: JsonConverter(typeof(PesosText))] decimal IsrDuePesos);

    /// <summary>Reads the question. Regime 601 pays on nominal income, 626 on what was collected less what was paid.</summary>
    public static Input Read(InputReader input)
    {
        var regime = input.Choice("regime", [General, Resico]);
        var income = regime == General ? input.RequiredMoney("nominalIncome") : input.RequiredMoney(CollectedName(input));
        return new Input(
            input.YearTold("date", "period", "month"), regime, income,
            regime == General ? input.Rate("coefficient") : 1m,
            input.Money(input.Has("deductionsPaid") ? "deductionsPaid" : "deductions"),
            input.Money("ptuPaid"), input.Money("priorLosses"), input.Money("previousPayments"), input.Money("isrWithheld"));
    }

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.Investments(input.FiscalYear).Then<Figure<InvestmentFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value.CorporateRate);
        return new Answer(result, input.Regime == General ? ["LISR 9", "LISR 14", "CFF 20"] : ["LISR 9", "LISR 207", "LISR 211", "CFF 20"], [.. Working(input, result, figure.Value.CorporateRate)])
        {
            Provisional = figure.Provisional,
        };
    });

    /// <summary>The base of the regime times the rate, less earlier payments and withholdings, never below zero.</summary>
    public static Result Compute(Input input, decimal rate)
    {
        var profit = input.Regime == General
            ? TaxRounding.Cents(input.Income * TaxRounding.Factor(input.Coefficient))
            : input.Income - input.Deductions;
        var taxBase = TaxRounding.NotNegative(TaxRounding.Cents(profit - input.PtuPaid - input.PriorLosses));
        var caused = TaxRounding.Cents(taxBase * rate);
        var due = TaxRounding.NotNegative(caused - input.PreviousPayments - input.IsrWithheld);
        return new Result(taxBase, caused, due, TaxRounding.Pesos(due));
    }

    private static string CollectedName(InputReader input) =>
        Array.Find(["incomeCollected", "cashIncome", "income", "nominalIncome"], input.Has) ?? "incomeCollected";

    private static IEnumerable<Step> Working(Input input, Result result, decimal rate) =>
    [
        new("Ingresos de enero al mes", "Income from January to the month", input.Income),
        input.Regime == General
            ? Step.Of($"Por el coeficiente de utilidad {TaxRounding.Factor(input.Coefficient):0.0000}", $"Times the coefficient of profit {TaxRounding.Factor(input.Coefficient):0.0000}", TaxRounding.Cents(input.Income * TaxRounding.Factor(input.Coefficient)))
            : new("Menos deducciones pagadas", "Less deductions paid", input.Deductions),
        new("Menos PTU pagada", "Less PTU paid", input.PtuPaid),
        new("Menos pérdidas de años anteriores", "Less losses of other years", input.PriorLosses),
        new("Base", "Base", result.TaxBase),
        Step.Of($"ISR de la base: {Step.Percent(rate)} % (LISR 9)", $"ISR on the base: {Step.Percent(rate)} % (LISR 9)", result.IsrCaused),
        new("Menos pagos provisionales anteriores", "Less earlier provisional payments", input.PreviousPayments),
        new("Menos ISR retenido", "Less ISR withheld", input.IsrWithheld),
        new("A pagar en pesos enteros (CFF 20)", "To pay in whole pesos (CFF 20)", result.IsrDuePesos),
    ];
}
