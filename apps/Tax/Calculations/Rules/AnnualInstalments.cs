using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>RMF 3.17.3: the annual tax in two to six payments, the first with the return.</summary>
public static class AnnualInstalments
{
    private const int Fewest = 2;
    private const int Most = 6;

    /// <summary>The tax and in how many payments.</summary>
    public sealed record Input(int FiscalYear, decimal Amount, int Installments);

    /// <summary>The payments.</summary>
    public sealed record Result(decimal First, decimal Each, decimal Total);

    /// <summary>Reads the question. The return paid in a year is that of the year before.</summary>
    public static Input Read(InputReader input) => new(input.OptionalYear() ?? input.YearTold() - 1, input.RequiredMoney("amount"), input.Whole("installments", Fewest, Most));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.AnnualInstalments(input.FiscalYear).Then<Figure<InstalmentFigure>, Answer>(figure =>
    {
        var factor = figure.Value.Factors[input.Installments.ToString(CultureInfo.InvariantCulture)];
        var result = Compute(input.Amount, input.Installments, factor);
        return new Answer(result, ["LISR 150", "RMF 3.17.3"],
        [
            new Step("Impuesto anual", "Tax of the year", input.Amount),
            Step.Of($"Primer pago: entre {input.Installments}", $"First payment: divided by {input.Installments}", result.First),
            Step.Of($"Los demás: el resto entre el factor {factor}", $"The others: the rest divided by the factor {factor}", result.Each),
            new Step("Total con el costo del plazo", "Total with the cost of the term", result.Total),
        ])
        { Provisional = figure.Provisional };
    });

    /// <summary>First payment: the amount by the number of payments. Each other one: the rest by the factor.</summary>
    public static Result Compute(decimal amount, int instalments, decimal factor)
    {
        var first = TaxRounding.Cents(amount / instalments);
        var each = TaxRounding.Cents((amount - first) / factor);
        return new Result(first, each, first + (each * (instalments - 1)));
    }
}
