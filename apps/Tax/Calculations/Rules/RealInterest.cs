using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>LISR 134: interest less what inflation took from the capital. Only the real part is income.</summary>
public static class RealInterest
{
    private static readonly string[] Law = ["LISR 134", "CFF 17-A"];

    /// <summary>The average daily balance, the interest paid and the price index of the first and the last month.</summary>
    public sealed record Input(decimal AverageDailyBalance, decimal NominalInterest, decimal InpcFirst, decimal InpcLast);

    /// <summary>The real interest, or the loss.</summary>
    public sealed record Result([property: JsonConverter(typeof(RateText))] decimal Factor, decimal InflationAdjustment, decimal RealInterest, decimal RealLoss);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) =>
        new(input.RequiredMoney("averageDailyBalance"), input.Money("nominalInterest"), input.Index("inpcFirst"), input.Index("inpcLast"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables)
    {
        var result = Compute(input);
        return new Answer(result, Law,
        [
            new Step("Saldo promedio diario", "Average daily balance", input.AverageDailyBalance),
            Step.Of($"Factor de inflación {result.Factor:0.0000}", $"Inflation factor {result.Factor:0.0000}"),
            new Step("Ajuste por inflación", "Inflation adjustment", result.InflationAdjustment),
            new Step("Interés nominal", "Nominal interest", input.NominalInterest),
            result.RealLoss > 0 ? new Step("Pérdida real", "Real loss", result.RealLoss) : new Step("Interés real acumulable", "Real interest to declare", result.RealInterest),
        ]);
    }

    /// <summary>Interest less balance times inflation; the factor keeps four decimals and is never below zero.</summary>
    public static Result Compute(Input input)
    {
        var factor = TaxRounding.UpdatingFactor(input.InpcLast, input.InpcFirst) - 1m;
        var adjustment = TaxRounding.Cents(input.AverageDailyBalance * factor);
        var real = TaxRounding.Cents(input.NominalInterest) - adjustment;
        return new Result(factor, adjustment, TaxRounding.NotNegative(real), TaxRounding.NotNegative(-real));
    }
}
