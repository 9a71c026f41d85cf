using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Forecasting;

/// <summary>
/// Balance ahead = balance + known series, each with its day and amount in doubt, + everyday money drawn from the past: 1,000 seeded
/// futures, of which the 10th, 50th and 90th percentile of each day are told.
/// </summary>
public static class CashFlow
{
    public const int MostDays = 90;
    private const int Paths = 1000;
    private const int LeastHistory = 60;
    private const int ShortHistory = 120;
    private const double Widening = 1.5;
    private const double WidestBand = 1.5;
    private const double PausedComesBack = 0.4;

    /// <summary>The forecast for lines of one account or of all accounts in one currency (then without transfers between them).</summary>
    /// <param name="rows">Lines up to <paramref name="today"/>, rising by day.</param>
    /// <param name="series">The series found in these lines.</param>
    /// <param name="balance">Balance today.</param>
    /// <param name="today">The last day known.</param>
    /// <param name="options">How far, and which floor.</param>
    public static CashForecast Ahead(IReadOnlyList<BookRow> rows, IReadOnlyList<RecurringSeries> series, decimal? balance, DateOnly today, ForecastOptions options)
    {
        var scheduled = Schedules.Of(series, today, options.Days);
        if (balance is not { } start) return new CashForecast(null, [], scheduled, null, ForecastGap.NoBalance, false);
        var history = rows.Count == 0 ? 0 : today.DayNumber - rows[0].Date.DayNumber + 1;
        if (history < LeastHistory) return new CashForecast(start, [], scheduled, null, ForecastGap.TooLittleHistory, false);

        var known = series.SelectMany(s => s.Lines).Select(r => r.Id).ToHashSet();
        var everyday = rows.Where(r => !known.Contains(r.Id)).ToList();
        var model = (Out: Model(everyday, rows[0].Date, today, incoming: false), In: Model(everyday, rows[0].Date, today, incoming: true));
        var coming = Schedules.Coming(series, today, options.Days);
        var paths = Simulate(model.Out, model.In, coming, today, options);
        var widened = history < ShortHistory;
        return Summarise(paths, (double)start, scheduled, options, widened ? Widening : 1, today);
    }

    private static ResidualModel Model(List<BookRow> rows, DateOnly first, DateOnly today, bool incoming)
    {
        var daily = new double[today.DayNumber - first.DayNumber + 1];
        foreach (var row in rows)
        {
            if (row.Amount > 0 == incoming) daily[row.Date.DayNumber - first.DayNumber] += Candidate.Size(row);
        }

        return new ResidualModel(first, daily);
    }

    // Per path: the running sum of flows day by day, and the gross that moved.
    private static Futures Simulate(ResidualModel spending, ResidualModel income, List<ComingCharge> coming, DateOnly today, ForecastOptions options)
    {
        var random = new Random(options.Seed);
        var flows = new double[options.Days][];
        for (var d = 0; d < options.Days; d++) flows[d] = new double[Paths];
        var gross = new double[Paths];
        var day = new double[options.Days];
        for (var path = 0; path < Paths; path++)
        {
            Array.Clear(day);
            foreach (var charge in coming) gross[path] += charge.Fall(random, today, day, PausedComesBack);
            var (more, moreIn) = (spending.DrawSwing(random), income.DrawSwing(random));
            var running = 0.0;
            for (var d = 0; d < options.Days; d++)
            {
                var date = today.AddDays(d + 1);
                var (spent, received) = (more * spending.Draw(random, date), moreIn * income.Draw(random, date));
                gross[path] += spent + received;
                running += day[d] + received - spent;
                flows[d][path] = running;
            }
        }

        return new Futures(flows, gross);
    }

    private static CashForecast Summarise(Futures futures, double start, List<ScheduledItem> scheduled, ForecastOptions options, double widening, DateOnly today)
    {
        var below = Enumerable.Range(0, Paths).Count(p => futures.Flows.Any(day => start + day[p] < (double)options.Floor)) / (double)Paths;
        var days = new List<ForecastDay>(options.Days);
        var widest = 0.0;
        for (var d = 0; d < options.Days; d++)
        {
            Array.Sort(futures.Flows[d]);
            var middle = Statistics.OfSorted(futures.Flows[d], 0.5);
            var low = middle - (widening * (middle - Statistics.OfSorted(futures.Flows[d], 0.1)));
            var high = middle + (widening * (Statistics.OfSorted(futures.Flows[d], 0.9) - middle));
            widest = high - low;
            days.Add(new ForecastDay(today.AddDays(d + 1), Pricing.Cents(start + low), Pricing.Cents(start + middle), Pricing.Cents(start + high)));
        }

        var moves = Statistics.Median(futures.Gross);
        var balance = Pricing.Cents(start);
        return widest > WidestBand * moves
            ? new CashForecast(balance, [], scheduled, null, ForecastGap.TooUncertain, widening > 1)
            : new CashForecast(balance, days, scheduled, below, null, widening > 1);
    }

    private sealed record Futures(double[][] Flows, double[] Gross);
}

/// <summary>How far to look, and the balance that is not to be gone below.</summary>
public sealed record ForecastOptions(int Days, decimal Floor = 0, int Seed = 20_261);
