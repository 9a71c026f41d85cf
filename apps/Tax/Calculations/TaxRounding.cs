namespace FinanceTracker.Tax.Calculations;

/// <summary>Rounding as the law has it. Contributions are determined with cents and paid in whole pesos.</summary>
public static class TaxRounding
{
    private const decimal FactorUnit = 10_000m;

    /// <summary>CFF 20: 1 to 50 cents go down, 51 to 99 go up; a balance in favour by its size.</summary>
    public static decimal Pesos(decimal amount)
    {
        var cents = Math.Abs(Cents(amount));
        var whole = decimal.Truncate(cents);
        var pesos = cents - whole > 0.50m ? whole + 1m : whole;
        return amount < 0 && pesos > 0 ? -pesos : pesos;
    }

    /// <summary>Half a cent goes up, at the end of each line of a return.</summary>
    public static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>CFF 17-A and its kind: factors, proportions and coefficients keep four decimals; the rest is cut off.</summary>
    public static decimal Factor(decimal ratio) => decimal.Truncate(ratio * FactorUnit) / FactorUnit;

    /// <summary>CFF 17-A: an updating factor is never below 1.</summary>
    public static decimal UpdatingFactor(decimal recent, decimal old) => Math.Max(1m, Factor(recent / old));

    /// <summary>Not below zero.</summary>
    public static decimal NotNegative(decimal amount) => Math.Max(0m, amount);
}
