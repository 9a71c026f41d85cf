using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Series;

/// <summary>What the amounts of a series say: rises, a trial that ended, and what the next one costs.</summary>
internal static class Pricing
{
    private const double Rise = 1.03;
    private const double Flat = 0.01;
    private const double Cheap = 0.6;
    private const int MostTrial = 3;
    private const int Recent = 6;

    /// <summary>Steps up by more than 3 % that stayed: seen twice, or once after a history that was flat.</summary>
    public static List<PriceRise> Rises(IReadOnlyList<BookRow> rows)
    {
        var rises = new List<PriceRise>();
        var level = Candidate.Size(rows[0]);
        var flat = 1;
        for (var at = 1; at < rows.Count; at++)
        {
            var size = Candidate.Size(rows[at]);
            if (Math.Abs(size - level) <= Flat * level)
            {
                flat++;
                continue;
            }

            var stays = at + 1 < rows.Count && Math.Abs(Candidate.Size(rows[at + 1]) - size) <= Flat * size;
            var newest = at + 1 == rows.Count && flat >= 3;
            if (size > level * Rise && (stays || newest)) rises.Add(new PriceRise(rows[at].Date, rows[at].Id, Math.Abs(rows[at - 1].Amount), Math.Abs(rows[at].Amount)));
            if (stays || newest) (level, flat) = (size, 1);
            else flat = 0;
        }

        return rises;
    }

    /// <summary>Three months or less at less than 60 % of the price that followed and stayed.</summary>
    public static DateOnly? TrialEnd(IReadOnlyList<BookRow> rows)
    {
        for (var at = 1; at <= Math.Min(MostTrial, rows.Count - 2); at++)
        {
            var after = Statistics.Median(rows.Skip(at).Select(Candidate.Size));
            var steady = rows.Skip(at).Take(2).All(r => Candidate.Size(r) > 0.9 * after);
            if (steady && rows.Take(at).All(r => Candidate.Size(r) < Cheap * after)) return rows[at].Date;
        }

        return null;
    }

    /// <summary>True when most charges repeat the one before to the percent.</summary>
    public static bool IsFixed(IReadOnlyList<BookRow> rows)
    {
        var same = 0;
        for (var at = 1; at < rows.Count; at++)
        {
            if (Math.Abs(Candidate.Size(rows[at]) - Candidate.Size(rows[at - 1])) <= Flat * Candidate.Size(rows[at - 1])) same++;
        }

        return same >= 0.6 * (rows.Count - 1);
    }

    /// <summary>
    /// A fixed price costs what it cost last, unless the last one was a single outlier. A metered bill costs what the last ones did,
    /// moved halfway to the same season a year ago: electricity in the heat is not electricity in winter.
    /// </summary>
    public static ExpectedAmount Expected(IReadOnlyList<BookRow> rows, bool isFixed, DateOnly next)
    {
        var sizes = rows.Select(Candidate.Size).ToList();
        if (isFixed)
        {
            var last = sizes.Count >= 3 && Math.Abs(sizes[^1] - sizes[^2]) > Flat * sizes[^2] && Math.Abs(sizes[^2] - sizes[^3]) <= Flat * sizes[^2] && sizes[^1] < sizes[^2] * Rise ? sizes[^2] : sizes[^1];
            return new ExpectedAmount(Cents(last), Cents(last), Cents(last));
        }

        var recent = sizes.TakeLast(Recent).ToList();
        var middle = Statistics.Median(recent);
        var year = rows.Where(r => Math.Abs(r.Date.DayNumber + 365 - next.DayNumber) <= 40).Select(Candidate.Size).ToList();
        var latest = Statistics.Median(sizes.TakeLast(3));
        var expected = year.Count > 0 ? (0.5 * Statistics.Median(year)) + (0.5 * latest) : (0.5 * middle) + (0.5 * latest);
        return new ExpectedAmount(
            Cents(Math.Min(expected, Statistics.Quantile(recent, 0.1))), Cents(expected), Cents(Math.Max(expected, Statistics.Quantile(recent, 0.9))));
    }

    public static decimal Cents(double amount) => Math.Round((decimal)amount, 2, MidpointRounding.AwayFromZero);
}
