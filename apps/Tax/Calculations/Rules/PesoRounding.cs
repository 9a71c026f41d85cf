using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>CFF 20: amounts to pay, in whole pesos.</summary>
public static class PesoRounding
{
    private const int MostAmounts = 1000;
    private const int MostShown = 50;

    /// <summary>The amounts.</summary>
    public sealed record Input(IReadOnlyList<decimal> Amounts);

    /// <summary>The same in whole pesos.</summary>
    public sealed record Result(IReadOnlyList<string> Pesos);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(input.ExactAmounts("amounts", MostAmounts));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => new Answer(
        new Result(input.Amounts.Select(a => TaxRounding.Pesos(a).ToString("0", CultureInfo.InvariantCulture)).ToList()),
        ["CFF 20"],
        [
            new Step("De 1 a 50 centavos, al peso de abajo; de 51 a 99, al de arriba", "1 to 50 cents, down to the peso; 51 to 99, up"),
            .. input.Amounts.Take(MostShown).Select(a => Step.Of($"{a} pasa a {TaxRounding.Pesos(a):0}", $"{a} becomes {TaxRounding.Pesos(a):0}")),
        ]);
}
