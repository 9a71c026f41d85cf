using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Tests.Series;

/// <summary>Lines that some rule takes for one series.</summary>
public sealed record Claimed(IReadOnlyList<BookRow> Rows);

/// <summary>How many of the claimed series are real, and how many of the real ones were claimed.</summary>
public sealed class SeriesScore
{
    private const double Pure = 0.8;
    private const double Whole = 0.5;

    public int Claimed { get; private set; }

    public int Right { get; private set; }

    public int Real { get; private set; }

    public int Found { get; private set; }

    public List<string> Wrong { get; } = [];

    public List<string> Missed { get; } = [];

    public double Precision => Right / (double)Math.Max(1, Claimed);

    public double Recall => Found / (double)Math.Max(1, Real);

    public double F1 => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);

    /// <summary>
    /// A claim is right when four of five of its lines are of one real series and it holds half of that series; a second claim on
    /// the same series is wrong. Real series with three lines (yearly and instalments: two) before the cut have to be found.
    /// </summary>
    /// <param name="since">A rule that looks at the last months alone is judged by the lines of those months.</param>
    public void Add(GeneratedLedger ledger, IEnumerable<Claimed> claims, DateOnly since = default)
    {
        var taken = new HashSet<TrueSeries>();
        foreach (var claim in claims)
        {
            Claimed++;
            if (MatchOf(ledger, claim.Rows, since) is { } real && taken.Add(real)) Right++;
            else Wrong.Add($"{ledger.Seed}: {claim.Rows.Count} x {claim.Rows[0].Descriptor} {claim.Rows[0].Date:yyyy-MM-dd} {string.Join(' ', claim.Rows.Take(6).Select(r => r.Amount))}");
        }

        foreach (var real in ledger.Series)
        {
            var lines = real.Rows.Count(r => r.Date < GeneratedLedger.Cut);
            if (!real.Rows.Exists(r => r.Date >= since && r.Date < GeneratedLedger.Cut)) continue;
            if (lines < (real.IsAnnual || real.IsMsi ? 2 : 3)) continue;
            Real++;
            if (taken.Contains(real)) Found++;
            else Missed.Add($"{ledger.Seed}: {real.Label} ({lines}) {string.Join(' ', real.Rows.Take(4).Select(r => $"{r.Date:MM-dd} {r.Amount}"))}");
        }
    }

    public static TrueSeries? MatchOf(GeneratedLedger ledger, IReadOnlyList<BookRow> rows, DateOnly since = default)
    {
        var best = rows.GroupBy(ledger.LabelOf).MaxBy(g => g.Count())!;
        if (best.Key is not { } real || best.Count() < Pure * rows.Count) return null;
        return best.Count() >= Whole * real.Rows.Count(r => r.Date >= since && r.Date < GeneratedLedger.Cut) ? real : null;
    }

    public override string ToString() => $"precision {Precision:0.000} ({Right}/{Claimed}), recall {Recall:0.000} ({Found}/{Real}), F1 {F1:0.000}";
}

/// <summary>The rules of two products, as their sources and documents say, to compare with on the same books.</summary>
public static class Anchors
{
    /// <summary>Sure: the same merchant and the same amount to the cent, three times in three months, the last within 45 days.</summary>
    public static IEnumerable<Claimed> Sure(IEnumerable<BookRow> rows, DateOnly today) =>
        from row in rows
        where row.Date >= today.AddMonths(-3) && !row.IsTransfer
        group row by (row.AccountId, row.MerchantKey, row.Amount) into same
        where same.Count() >= 3 && same.Max(r => r.Date) >= today.AddDays(-45)
        select new Claimed([.. same]);

    /// <summary>Pluggy: three or more, 30 days apart give or take 5, amounts within 10 %.</summary>
    public static IEnumerable<Claimed> Pluggy(IEnumerable<BookRow> rows)
    {
        foreach (var merchant in rows.Where(r => !r.IsTransfer).GroupBy(r => (r.AccountId, r.MerchantKey, In: r.Amount > 0)))
        {
            var run = new List<BookRow>();
            foreach (var row in merchant.OrderBy(r => r.Date))
            {
                if (run.Count > 0 && !Follows(run[^1], row))
                {
                    if (run.Count >= 3) yield return new Claimed([.. run]);
                    run.Clear();
                }

                run.Add(row);
            }

            if (run.Count >= 3) yield return new Claimed([.. run]);
        }
    }

    private static bool Follows(BookRow before, BookRow row) =>
        row.Date.DayNumber - before.Date.DayNumber is >= 25 and <= 35 && Math.Abs(row.Amount - before.Amount) <= 0.1m * Math.Abs(before.Amount);
}
