using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Tests.Series;

public sealed class InstallmentTests
{
    private static readonly DateOnly Today = new(2026, 6, 20);

    [Theory]
    [InlineData("LIVERPOOL INSURGENTES {0:00}/12")]
    [InlineData("LIVERPOOL INSURGENTES {0} DE 12")]
    [InlineData("MENSUALIDAD {0}/12 LIVERPOOL INSURGENTES")]
    [InlineData("LIVERPOOL INSURGENTES MSI {0:00} DE 12")]
    [InlineData("LIVERPOOL INSURGENTES MSI 12")]
    [InlineData("LIVERPOOL INSURGENTES 12 MESES SIN INTERESES")]
    public void A_purchase_in_instalments_is_a_series_that_ends(string form)
    {
        var rows = Enumerable.Range(1, 3).Select(i => Lines.Row(new DateOnly(2026, 3, 15).AddMonths(i), string.Format(form, i), -500m, "shopping_department"));

        var series = Assert.Single(SeriesFinder.Find(rows.InOrder(), Today));

        Assert.Equal((SeriesKind.Msi, new InstallmentPlan(3, 12, 4_500m, new DateOnly(2027, 3, 1))), (series.Kind, series.Plan));
        Assert.Equal(new DateOnly(2026, 7, 15), series.Next!.Date);
        Assert.Contains("LIVERPOOL", series.Core, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_instalment_alone_is_known_by_its_words()
    {
        var series = Assert.Single(SeriesFinder.Find([Lines.Row("2026-06-15", "AMAZON MX 1 DE 6", -300m)], Today));

        Assert.Equal(new InstallmentPlan(1, 6, 1_500m, new DateOnly(2026, 11, 1)), series.Plan);
    }

    [Fact]
    public void A_date_in_the_text_is_no_instalment()
    {
        Assert.Empty(SeriesFinder.Find([Lines.Row("2026-06-03", "COMPRA OXXO 03/12", -80m), Lines.Row("2026-06-09", "COMPRA SORIANA 09/12/2026", -480m)], Today));
    }

    [Fact]
    public void Two_purchases_at_one_shop_are_two_series()
    {
        var fridge = Enumerable.Range(1, 4).Select(i => Lines.Row(new DateOnly(2026, 2, 15).AddMonths(i), $"COPPEL {i:00}/12", -700m));
        var phone = Enumerable.Range(1, 2).Select(i => Lines.Row(new DateOnly(2026, 4, 18).AddMonths(i), $"COPPEL {i:00}/12", -700m));

        var plans = SeriesFinder.Find(fridge.Concat(phone).InOrder(), Today).Select(s => s.Plan!.Paid);

        Assert.Equal([2, 4], plans.Order());
    }

    [Fact]
    public void The_last_one_ends_it()
    {
        var rows = Enumerable.Range(1, 3).Select(i => Lines.Row(new DateOnly(2026, 3, 15).AddMonths(i), $"SEARS {i} DE 3", -250m));

        var series = Assert.Single(SeriesFinder.Find(rows.InOrder(), Today));

        Assert.Equal((SeriesState.Ended, 0m, 0), (series.State, series.Plan!.Remaining, series.Upcoming.Count));
    }
}
