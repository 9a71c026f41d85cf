using System.Diagnostics;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Forecasting;
using FinanceTracker.Insights.Series;
using FinanceTracker.Insights.Tests.Series;

namespace FinanceTracker.Insights.Tests.Forecasting;

/// <summary>The forecast judged by what came: every month-end of the second year, 7, 14 and 30 days ahead, on invented tenants.</summary>
public sealed class BacktestTests(ITestOutputHelper output)
{
    private const int Tenants = 20;
    private static readonly int[] Horizons = [7, 14, 30];

    [Fact]
    public void Is_better_than_naive_forecasts_and_its_band_holds_what_it_promises()
    {
        var watch = Stopwatch.StartNew();
        var outcomes = Enumerable.Range(101, Tenants).SelectMany(Judge).ToList();
        foreach (var horizon in Horizons)
        {
            var mine = outcomes.Where(o => o.Horizon == horizon).ToList();
            var (seasonal, mean) = (Scaled(mine, o => o.Seasonal), Scaled(mine, o => o.Mean));
            var coverage = mine.Count(o => o.Actual >= o.P10 && o.Actual <= o.P90) / (double)mine.Count;
            var pinball = Pinball(mine, o => (o.P10, o.P50, o.P90));
            var naive = Pinball(mine, o => (o.Mean, o.Mean, o.Mean));
            output.WriteLine($"h={horizon,2} n={mine.Count} MASE vs same days last month {seasonal:0.000}, vs 3-month mean {mean:0.000}; coverage {coverage:0.000}; pinball {pinball:0.0} (3-month mean {naive:0.0})");

            Assert.True(seasonal <= 0.85, $"h={horizon}: {seasonal}");
            Assert.True(mean <= 0.85, $"h={horizon}: {mean}");
            Assert.InRange(coverage, 0.75, 0.88);
            Assert.True(pinball < naive);
        }

        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    private static IEnumerable<Outcome> Judge(int seed)
    {
        var ledger = new GeneratedLedger(seed);
        var all = ledger.All.Where(r => !r.IsTransfer).ToList();
        for (var month = GeneratedLedger.First.AddMonths(11); month <= GeneratedLedger.Cut; month = month.AddMonths(1))
        {
            var origin = month.AddDays(-1);
            var known = all.FindAll(r => r.Date <= origin);
            var forecast = CashFlow.Ahead(known, SeriesFinder.Find(known, origin), 0m, origin, new ForecastOptions(Horizons[^1]));
            if (forecast.Days.Count == 0) continue;
            foreach (var horizon in Horizons)
            {
                var day = forecast.Days[horizon - 1];
                var lastMonth = origin.AddMonths(-1);
                yield return new Outcome(
                    seed, horizon, Flow(all, origin, origin.AddDays(horizon)), (double)day.P10, (double)day.P50, (double)day.P90,
                    Flow(all, lastMonth, lastMonth.AddDays(horizon)), Flow(all, origin.AddDays(-91), origin) * horizon / 91);
            }
        }
    }

    private static double Flow(List<BookRow> rows, DateOnly after, DateOnly until) => (double)rows.Where(r => r.Date > after && r.Date <= until).Sum(r => r.Amount);

    // Each tenant counts the same, whatever it earns.
    private static double Scaled(List<Outcome> outcomes, Func<Outcome, double> naive) =>
        outcomes.GroupBy(o => o.Tenant).Average(t => t.Average(o => Math.Abs(o.Actual - o.P50)) / t.Average(o => Math.Abs(o.Actual - naive(o))));

    private static double Pinball(List<Outcome> outcomes, Func<Outcome, (double P10, double P50, double P90)> forecast) =>
        outcomes.Average(o =>
        {
            var (p10, p50, p90) = forecast(o);
            return (Loss(o.Actual, p10, 0.1) + Loss(o.Actual, p50, 0.5) + Loss(o.Actual, p90, 0.9)) / 3;
        });

    private static double Loss(double actual, double quantile, double share) =>
        actual >= quantile ? share * (actual - quantile) : (1 - share) * (quantile - actual);

    private sealed record Outcome(int Tenant, int Horizon, double Actual, double P10, double P50, double P90, double Seasonal, double Mean);
}
