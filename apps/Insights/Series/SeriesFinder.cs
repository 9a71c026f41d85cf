using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Series;

/// <summary>Finds the recurring series in a tenant's lines. Pure: the same lines and day give the same series.</summary>
public static class SeriesFinder
{
    private static readonly HashSet<string> NeverSeries = new(["cash_withdrawal", "cash_deposit", "income_refund"], StringComparer.Ordinal);

    /// <summary>The series among <paramref name="rows"/> (rising by day) as they stand on <paramref name="today"/>; the dearest first.</summary>
    public static IReadOnlyList<RecurringSeries> Find(IReadOnlyList<BookRow> rows, DateOnly today)
    {
        var purchases = Installments.In(rows);
        var inPurchase = purchases.SelectMany(p => p.Rows).Select(r => r.Id).ToHashSet();
        var seen = rows.GroupBy(r => r.AccountId).Select(g => (g.Key, Last: g.Max(r => r.Date))).ToDictionary(g => g.Key ?? Guid.Empty, g => g.Last < today ? g.Last : today);
        var rest = rows.Where(r => r.Amount != 0 && !inPurchase.Contains(r.Id) && !NeverSeries.Contains(r.Category));
        var candidates = Renamed(MerchantGroups.Of(rest).SelectMany(CandidateSearch.In));
        var series = candidates.ConvertAll(c => Describe(c, seen[c.Rows[0].AccountId ?? Guid.Empty], today));
        series.AddRange(purchases.Select(p => InstallmentSeries.Describe(p, seen[p.Rows[0].AccountId ?? Guid.Empty], today)));
        return ServiceKinds.Compare(series).OrderBy(s => s.State == SeriesState.Ended).ThenByDescending(s => s.YearlyAmount).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
    }

    /// <summary>Short name of a series, from what does not change about it.</summary>
    internal static string KeyOf(BookRow first, string core, string tag)
    {
        var direction = first.Amount < 0 ? "out" : "in";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{first.AccountId:N}|{direction}|{first.Currency}|{core}|{tag}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    /// <summary>The merchant's words as a person reads them.</summary>
    internal static string Readable(string core) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(core.ToLowerInvariant());

    // The bank gave the merchant another name: same account, same day of the month, nearly the same price, one after the other.
    private static List<Candidate> Renamed(IEnumerable<Candidate> candidates)
    {
        var kept = new List<Candidate>();
        foreach (var pocket in candidates.GroupBy(c => (c.Rows[0].AccountId, c.Rows[0].Currency, In: c.Rows[0].Amount > 0)))
        {
            var joined = new List<Candidate>();
            foreach (var next in pocket.OrderBy(c => c.Rows[0].Date))
            {
                var before = joined.FindIndex(c => IsRenaming(c, next));
                if (before < 0) joined.Add(next);
                else joined[before] = CandidateSearch.Join(joined[before], next)!;
            }

            kept.AddRange(joined);
        }

        return kept;
    }

    private static bool IsRenaming(Candidate before, Candidate next)
    {
        var (old, now) = (Candidate.Size(before.Rows[^1]), Candidate.Size(next.Rows[0]));
        if (Math.Abs(now - old) > 0.15 * old || before.Category != next.Category) return false;
        var alike = MerchantGroups.Similarity(before.Group.Core, next.Group.Core);
        return (alike >= 0.25 || (Math.Abs(now - old) <= 0.01 * old && Priors.OfCategory(next.Category) >= 0.8)) && CandidateSearch.Continues(before, next);
    }

    private static RecurringSeries Describe(Candidate candidate, DateOnly seen, DateOnly today)
    {
        var rows = candidate.Rows;
        var isFixed = Pricing.IsFixed(rows);
        var state = Standing.Of(candidate, seen);
        var trial = rows[0].Amount < 0 && !candidate.IsVariable ? Pricing.TrialEnd(rows) : null;
        var upcoming = state == SeriesState.Ended ? [] : Standing.Upcoming(candidate, seen, today);
        var core = MerchantGroups.CoreOf(rows[^1]);
        var bucket = (int)Math.Round(Math.Log(Math.Max(1, Candidate.Size(rows[0]))) / Math.Log(1.35));
        return new RecurringSeries
        {
            Key = KeyOf(rows[0], MerchantGroups.CoreOf(rows[0]), bucket.ToString(CultureInfo.InvariantCulture)),
            Core = core,
            Merchant = Readable(core),
            Kind = KindOf(candidate, isFixed),
            State = state,
            Period = candidate.Period,
            AccountId = rows[0].AccountId,
            Currency = rows[0].Currency,
            Category = candidate.Category,
            IsTransfer = rows.Count(r => r.IsTransfer) * 2 > rows.Count,
            Score = Math.Round(candidate.Score, 3),
            Regularity = Math.Round(candidate.Fit.Regularity, 3),
            IsFixed = isFixed,
            Lines = rows,
            Upcoming = upcoming,
            Expected = Pricing.Expected(rows, isFixed, upcoming.Count > 0 ? upcoming[0].Date : today),
            Rises = isFixed && !candidate.IsVariable && rows[0].Amount < 0 ? Pricing.Rises(rows).FindAll(r => r.Date != trial) : [],
            TrialEndedOn = trial,
        };
    }

    private static SeriesKind KindOf(Candidate candidate, bool isFixed)
    {
        if (candidate.Rows[0].Amount > 0) return SeriesKind.Income;
        if (Priors.IsSubscription(candidate.Category)) return SeriesKind.Subscription;
        return isFixed && Priors.OfCategory(candidate.Category) < 0.5 && !candidate.Category.StartsWith("transfer", StringComparison.Ordinal) ? SeriesKind.Subscription : SeriesKind.Bill;
    }
}
