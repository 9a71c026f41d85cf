using FinanceTracker.Tax.Calculations;

namespace FinanceTracker.Tax.Tests.Calculations;

public sealed class TaxRoundingTests
{
    [Theory]
    [InlineData("100.50", "100")]
    [InlineData("100.51", "101")]
    [InlineData("0.50", "0")]
    [InlineData("0.51", "1")]
    [InlineData("0", "0")]
    [InlineData("-12732.50", "-12732")]
    [InlineData("-12732.51", "-12733")]
    [InlineData("-0.40", "0")]
    [InlineData("100.504", "100")]
    [InlineData("100.505", "101")]
    public void Fifty_cents_go_down_and_fifty_one_up(string amount, string pesos) =>
        Assert.Equal(pesos, TaxRounding.Pesos(decimal.Parse(amount)).ToString("0"));

    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("2.675", "2.68")]
    [InlineData("-0.005", "-0.01")]
    public void Half_a_cent_goes_up(string amount, string cents) => Assert.Equal(decimal.Parse(cents), TaxRounding.Cents(decimal.Parse(amount)));

    [Theory]
    [InlineData("142.645", "137.424", "1.0379")]
    [InlineData("108.208", "106.278", "1.0181")]
    [InlineData("102.303", "99.909", "1.0239")]
    [InlineData("99", "100", "1")]
    public void A_factor_is_cut_to_four_decimals_and_never_below_one(string recent, string old, string factor) =>
        Assert.Equal(decimal.Parse(factor), TaxRounding.UpdatingFactor(decimal.Parse(recent), decimal.Parse(old)));

    [Fact]
    public void Whole_pesos_are_never_more_than_half_a_peso_away()
    {
        for (var cents = -250; cents <= 250; cents++)
        {
            var amount = cents / 100m;
            Assert.True(Math.Abs(TaxRounding.Pesos(amount) - amount) <= 0.50m, amount.ToString());
        }
    }
}
