using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Regime 612, LISR 106: the provisional payment of a month, on everything from January, less what was withheld and paid before.</summary>
public static class BusinessProvisional
{
    private const int MonthsOfYear = 12;
    private static readonly string[] Law = ["LISR 100", "LISR 102", "LISR 103", "LISR 105", "LISR 106", "CFF 20"];

    /// <summary>A month of the year.</summary>
    public sealed record Month(decimal Income, decimal Deductions, decimal IsrWithheld, decimal ProvisionalPaid);

    /// <summary>The months from January; the last one is the month declared.</summary>
    public sealed record Input(int FiscalYear, IReadOnlyList<Month> Months, decimal PriorLosses = 0m, decimal PtuPaid = 0m);

    /// <summary>The payment.</summary>
    public sealed record Result(
        decimal CumulativeIncome, decimal CumulativeDeductions, decimal TaxBase, int Bracket, decimal IsrCaused, decimal Withheld, decimal PreviousPayments, decimal IsrDue,
        [property: JsonConverter(typeof(PesosText))] decimal IsrDuePesos);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Year(),
        input.List("months", MonthsOfYear, m => new Month(m.Money("income"), m.Money("deductions"), m.Money("isrWithheld"), m.Money("provisionalPaid")), required: true),
        input.Money("priorLosses"),
        input.Money("ptuPaid"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.IsrTariff(input.FiscalYear).Then<Figure<IsrTariffFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value);
        return new Answer(result, Law, [.. Working(input, result, figure.Value)]) { Provisional = figure.Provisional };
    });

    /// <summary>Income less deductions, PTU and losses of other years, by the tariff of January to the month. Never below zero: an excess waits for later months.</summary>
    public static Result Compute(Input input, IsrTariffFigure tariff)
    {
        var income = input.Months.Sum(m => m.Income);
        var deductions = input.Months.Sum(m => m.Deductions);
        var taxBase = TaxRounding.NotNegative(TaxRounding.Cents(income - deductions - input.PtuPaid - input.PriorLosses));
        var caused = IsrTariff.Cumulative(tariff, input.Months.Count).On(taxBase);
        var withheld = TaxRounding.Cents(input.Months.Sum(m => m.IsrWithheld));
        var paid = TaxRounding.Cents(input.Months.Sum(m => m.ProvisionalPaid));
        var due = TaxRounding.NotNegative(caused.Isr - withheld - paid);
        return new Result(
            TaxRounding.Cents(income), TaxRounding.Cents(deductions), taxBase, caused.Bracket, caused.Isr, withheld, paid, due, TaxRounding.Pesos(due));
    }

    private static IEnumerable<Step> Working(Input input, Result result, IsrTariffFigure tariff) =>
    [
        new("Ingresos cobrados de enero al mes", "Income collected from January to the month", result.CumulativeIncome),
        new("Menos deducciones pagadas", "Less deductions paid", result.CumulativeDeductions),
        new("Menos PTU pagada en el año", "Less PTU paid in the year", input.PtuPaid),
        new("Menos pérdidas de años anteriores", "Less losses of other years", input.PriorLosses),
        .. IsrTariff.Cumulative(tariff, input.Months.Count).On(result.TaxBase).Steps(result.TaxBase),
        new("Menos ISR retenido", "Less ISR withheld", result.Withheld),
        new("Menos pagos provisionales anteriores", "Less earlier provisional payments", result.PreviousPayments),
        new("ISR a cargo", "ISR due", result.IsrDue),
        new("A pagar en pesos enteros (CFF 20)", "To pay in whole pesos (CFF 20)", result.IsrDuePesos),
    ];
}
