using FinanceTracker.Platform.Amounts;
using FsCheck;
using FsCheck.Xunit;

namespace FinanceTracker.Platform.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Usd = Currency.Parse("usd");

    [Fact]
    public void Pesos_and_dollars_do_not_add_up()
    {
        Assert.Throws<InvalidOperationException>(() => new Money(1m, Currency.Mxn) + new Money(1m, Usd));
    }

    [Fact]
    public void No_currency_refuses_arithmetic()
    {
        Assert.Equal("XXX", default(Currency).Code);
        Assert.Throws<InvalidOperationException>(() => default(Money) + default(Money));
    }

    [Theory]
    [InlineData("mx")]
    [InlineData("MXNN")]
    [InlineData("M1N")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_three_letters_is_no_currency(string? text) => Assert.False(Currency.TryParse(text, out _));

    [Theory]
    [InlineData("0.125", MidpointRounding.ToEven, "0.12")]
    [InlineData("0.125", MidpointRounding.AwayFromZero, "0.13")]
    public void Rounding_is_the_callers_choice(string amount, MidpointRounding mode, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Mxn).RoundToCents(mode).Amount);

    [Fact]
    public void Cents_left_over_go_to_the_largest_remainders()
    {
        Assert.Equal([33.34m, 33.33m, 33.33m], new Money(100m, Currency.Mxn).Allocate([1, 1, 1]).Select(m => m.Amount));
        Assert.Equal([-0.01m, 0m], new Money(-0.01m, Currency.Mxn).Allocate([1, 1]).Select(m => m.Amount));
    }

    [Property]
    public bool Parts_always_add_up_to_the_whole(int cents, PositiveInt[] weights) =>
        weights.Length == 0 || new Money(cents / 100m, Currency.Mxn).Allocate(weights.Select(w => (decimal)w.Get).ToList()).Sum(m => m.Amount) == cents / 100m;
}
