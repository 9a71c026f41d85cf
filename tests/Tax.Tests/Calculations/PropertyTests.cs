using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>What holds for every base, tried on many with a fixed seed.</summary>
public sealed class PropertyTests
{
    private const int Tries = 4000;

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void More_base_is_never_less_tax_and_tax_is_never_more_than_the_highest_rate(int year)
    {
        var figure = TaxTables.Current.IsrTariff(year).Value.Value;
        foreach (var tariff in Enumerable.Range(1, 12).Select(m => IsrTariff.Cumulative(figure, m)).Append(IsrTariff.Monthly(figure)))
        {
            foreach (var (less, more) in Pairs(6_000_000))
            {
                var (small, large) = (tariff.On(less).Isr, tariff.On(more).Isr);
                Assert.True(small >= 0 && small <= large && large <= more * 0.35m, $"{less}: {small}, {more}: {large}");
            }
        }
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2026)]
    public void Brackets_join_within_two_cents(int year)
    {
        var figure = TaxTables.Current.IsrTariff(year).Value.Value;
        foreach (var rows in new[] { figure.Monthly, figure.Annual })
        {
            for (var i = 0; i + 1 < rows.Count; i++)
            {
                var tariff = ReferenceEquals(rows, figure.Annual) ? IsrTariff.Annual(figure) : IsrTariff.Monthly(figure);
                Assert.InRange(tariff.On(rows[i].Upper!.Value).Isr - rows[i + 1].Fixed, -0.02m, 0.02m);
            }
        }
    }

    [Fact]
    public void Resico_is_one_to_two_and_a_half_percent_of_everything()
    {
        var figure = TaxTables.Current.Resico(2026).Value.Value;
        foreach (var (amount, _) in Pairs(3_500_000))
        {
            var result = ResicoMonth.Compute(new ResicoMonth.Input(2026, amount, 0m, 0m), figure);

            Assert.Equal(TaxRounding.Cents(amount * result.Rate!.Value), result.IsrCaused);
            Assert.InRange(result.Rate.Value, 0.01m, 0.025m);
            Assert.True(result.IsrDue >= 0);
        }
    }

    [Fact]
    public void What_a_month_of_iva_owes_and_what_it_keeps_add_up()
    {
        var random = new Random(5);
        for (var i = 0; i < Tries; i++)
        {
            decimal Amount() => random.Next(0, 10_000_000) / 100m;
            var acts = new IvaMonth.Acts(Amount(), Amount(), Amount(), Amount());
            var input = new IvaMonth.Input(2026, acts, new IvaMonth.Paid(Amount() / 4, Amount() / 4, Amount() / 4), Amount() / 10, Amount() / 10);

            var result = IvaMonth.Compute(input, new IvaMonth.Rates(0.16m, 0.08m));

            Assert.Equal(result.Net, result.IvaCaused - result.IvaWithheld - result.IvaCreditable);
            Assert.Equal(result.Net, result.IvaDue + result.PriorBalanceApplied - result.BalanceInFavor);
            Assert.Equal(input.PriorBalance, result.PriorBalanceApplied + result.PriorBalanceRemaining);
            Assert.InRange(result.Proportion, 0m, 1m);
            Assert.True(result.IvaDue >= 0 && result.BalanceInFavor >= 0 && (result.IvaDue == 0 || result.BalanceInFavor == 0));
        }
    }

    [Fact]
    public void Deducted_and_not_deducted_are_the_whole_expense()
    {
        var figure = TaxTables.Current.Deductibility(2026).Value.Value;
        var random = new Random(7);
        foreach (var kind in DeductibilityKinds.Names.Select(DeductibilityKinds.NameOf).Distinct().Where(k => !DeductibilityKinds.IsInvestment(k)))
        {
            for (var i = 0; i < 200; i++)
            {
                var subtotal = random.Next(0, 2_000_000) / 100m;
                var expense = new Deductibility.Expense(kind, subtotal, TaxRounding.Cents(subtotal * 0.16m)) { FormaPago = i % 3 == 0 ? "01" : "04", Days = 1 + (i % 4) };

                var verdict = Deductibility.Judge(expense, figure);

                Assert.Equal(subtotal, verdict.Deductible + verdict.NonDeductible);
                Assert.InRange(verdict.IvaCreditable, 0m, expense.Iva);
                Assert.All(verdict.Reasons, r => Assert.Contains(r, DeductibilityReasons.All));
            }
        }
    }

    private static IEnumerable<(decimal Less, decimal More)> Pairs(int most)
    {
        var random = new Random(11);
        for (var i = 0; i < Tries; i++)
        {
            var (a, b) = (random.NextInt64(0, most * 100L) / 100m, random.NextInt64(0, most * 100L) / 100m);
            yield return (Math.Min(a, b), Math.Max(a, b));
        }
    }
}
