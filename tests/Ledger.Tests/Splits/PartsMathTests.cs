using FinanceTracker.Ledger.Splits;

namespace FinanceTracker.Ledger.Tests.Splits;

/// <summary>When amounts are the parts of a whole.</summary>
public sealed class PartsMathTests
{
    [Theory]
    [InlineData("-1500.00", "-900;-600")]
    [InlineData("0.03", "0.01;0.02")]
    [InlineData("-1", "-0.3333;-0.3333;-0.3334")]
    public void Parts_that_add_up_are_taken(string whole, string parts) => Assert.Null(PartsMath.Check(Of(whole), Many(parts)));

    [Theory]
    [InlineData("-1500", "-1500", "De 2 a 20", "Van de 2 a 20 partes.")]
    [InlineData("-1500", "-900;-500", "sum", "Las partes deben sumar el importe exacto.")]
    [InlineData("-1500", "-1600;100", "sign", "Cada parte lleva el signo del movimiento y no es cero.")]
    [InlineData("-1500", "-1500;0", "zero", "Cada parte lleva el signo del movimiento y no es cero.")]
    [InlineData("-1", "-0.33333;-0.66667", "decimals", "A lo más cuatro decimales.")]
    [InlineData("-1", "-79228162514264337593543950335;-79228162514264337593543950335", "overflow", "Las partes deben sumar el importe exacto.")]
    public void Others_are_refused_with_the_reason(string whole, string parts, string what, string reason)
    {
        var problem = PartsMath.Check(Of(whole), Many(parts));

        Assert.Equal("bad_split", problem?.Code);
        Assert.True(problem!.Es.EndsWith(reason, StringComparison.Ordinal), $"{what}: {problem.Es}");
    }

    [Fact]
    public void Twenty_parts_are_the_most()
    {
        Assert.Null(PartsMath.Check(20, [.. Enumerable.Repeat(1m, 20)]));
        Assert.NotNull(PartsMath.Check(21, [.. Enumerable.Repeat(1m, 21)]));
    }

    private static decimal Of(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static List<decimal> Many(string text) => [.. text.Split(';').Select(Of)];
}
