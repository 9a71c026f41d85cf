using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Books;
using FinanceTracker.Insights.Forecasting;
using FinanceTracker.Insights.Series;
using FinanceTracker.Insights.Tests.Series;

namespace FinanceTracker.Insights.Tests.Forecasting;

public sealed class CashFlowTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly ForecastOptions Month = new(30);
    private static readonly List<BookRow> Rows = new GeneratedLedger(3).Before(Today).FindAll(r => !r.IsTransfer);

    [Fact]
    public void The_same_books_give_the_same_forecast()
    {
        Assert.Equal(Ahead(Rows).Days, Ahead(Rows).Days);
    }

    [Fact]
    public void With_fewer_than_sixty_days_there_is_no_figure()
    {
        var forecast = Ahead(Rows.FindAll(r => r.Date > Today.AddDays(-58)));

        Assert.Equal((ForecastGap.TooLittleHistory, 0, null), (forecast.Gap!.Value, forecast.Days.Count, forecast.BelowFloor));
    }

    [Fact]
    public void With_fewer_than_one_hundred_and_twenty_days_the_band_is_wider()
    {
        Assert.True(Ahead(Rows.FindAll(r => r.Date > Today.AddDays(-100))).Widened);
        Assert.False(Ahead(Rows).Widened);
    }

    [Fact]
    public void Without_a_balance_there_is_no_figure_but_the_known_charges()
    {
        var forecast = CashFlow.Ahead(Rows, SeriesFinder.Find(Rows, Today), null, Today, Month);

        Assert.Equal(ForecastGap.NoBalance, forecast.Gap);
        Assert.NotEmpty(forecast.Scheduled);
    }

    [Fact]
    public void A_band_wider_than_what_moves_is_not_shown()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 8).Select(i => Lines.Row(Today.AddDays(-200 + (25 * i) + random.Next(9)), $"VENTA {(char)('A' + i)}", random.Next(2) == 0 ? 90_000m : -80_000m)).InOrder();

        var forecast = Ahead(rows);

        Assert.Equal((ForecastGap.TooUncertain, 0), (forecast.Gap!.Value, forecast.Days.Count));
    }

    [Fact]
    public void The_share_below_the_floor_grows_with_the_floor()
    {
        var low = CashFlow.Ahead(Rows, SeriesFinder.Find(Rows, Today), 10_000m, Today, Month with { Floor = -1_000_000m }).BelowFloor;
        var high = CashFlow.Ahead(Rows, SeriesFinder.Find(Rows, Today), 10_000m, Today, Month with { Floor = 1_000_000m }).BelowFloor;

        Assert.Equal((0d, 1d), (low!.Value, high!.Value));
    }

    [Fact]
    public void A_balance_of_weeks_ago_is_carried_to_today_and_one_of_months_ago_is_not()
    {
        var account = new BookAccount(Lines.Account, "checking", "MXN", 10_000m);
        var rows = Rows.ConvertAll(r => r with { AccountId = Lines.Account });
        var scope = ForecastScope.OfAccount(account, new TenantBooks(rows, [account]), SeriesFinder.Find(rows, Today));

        var weeks = scope.Ahead(rows[^1].Date.AddDays(20), Month);

        Assert.Equal((30, rows[^1].Date.AddDays(21)), (weeks.Days.Count, weeks.Days[0].Date));
        Assert.Equal(ForecastGap.StaleBalance, scope.Ahead(rows[^1].Date.AddDays(60), Month).Gap);
    }

    private static CashForecast Ahead(List<BookRow> rows) => CashFlow.Ahead(rows, SeriesFinder.Find(rows, Today), 10_000m, Today, Month);
}
