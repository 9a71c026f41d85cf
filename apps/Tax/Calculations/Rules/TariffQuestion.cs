using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>A base and a tariff: LISR 96, 106, 152.</summary>
public static class TariffQuestion
{
    private const string Cumulative = "cumulative";
    private static readonly string[] Tariffs = ["monthly", "annual", Cumulative, "quarterly"];

    /// <summary>The question.</summary>
    public sealed record Input(int FiscalYear, string Tariff, int Month, decimal Base);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input)
    {
        var tariff = input.Choice("tariff", Tariffs);
        return new Input(input.Year(), tariff, tariff == Cumulative ? input.Whole("month", 1, 12) : 1, input.RequiredMoney("base"));
    }

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.IsrTariff(input.FiscalYear).Then<Figure<IsrTariffFigure>, Answer>(figure =>
    {
        var (tariff, article) = input.Tariff switch
        {
            "annual" => (IsrTariff.Annual(figure.Value), "LISR 152"),
            Cumulative => (IsrTariff.Cumulative(figure.Value, input.Month), "LISR 106"),
            "quarterly" => (IsrTariff.Quarterly(figure.Value), "LISR 116"),
            _ => (IsrTariff.Monthly(figure.Value), "LISR 96"),
        };
        var result = tariff.On(input.Base);
        return new Answer(result, [article, "Anexo 8 RMF"], [.. result.Steps(input.Base)]) { Provisional = figure.Provisional };
    });
}
