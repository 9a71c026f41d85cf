using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Series;

/// <summary>Finds the series in the lines of one merchant.</summary>
internal static class CandidateSearch
{
    private const double Break = 1.35;
    private const double WidestJump = 3;

    /// <summary>The series of a merchant, each line in one at most.</summary>
    public static List<Candidate> In(MerchantGroup group)
    {
        var found = new List<Candidate>();
        if (group.Rows.Count < 2) return found;
        var free = new HashSet<Guid>(group.Rows.Select(r => r.Id));
        var variable = Priors.IsVariable(Priors.CategoryOf(group.Rows));
        foreach (var cluster in variable ? [group.Rows] : Clusters(group.Rows)) Take(group, cluster, found, free);

        // Two prices within one cluster, each the same to the cent: two plans of one merchant.
        foreach (var price in Left(group, free).GroupBy(r => r.Amount).Where(g => g.Count() >= 3)) Take(group, [.. price], found, free);

        // Amounts too far apart for one cluster, but on the day each time: a metered bill whose category is not known.
        if (found.Count == 0 && group.Rows.Count >= 4 && Candidate.Of(group, group.Rows) is { } whole && whole.Fit.Regularity >= 0.9) Accept(whole, found, free);
        for (var at = 0; at < found.Count; at++) found[at] = Absorb(found[at], free);
        return Joined(found);
    }

    /// <summary>Amounts on one line: a new cluster begins where the next one is more than 1.35 times as large.</summary>
    public static IEnumerable<List<BookRow>> Clusters(IReadOnlyList<BookRow> rows)
    {
        var cluster = new List<BookRow>();
        foreach (var row in rows.OrderBy(Candidate.Size))
        {
            if (cluster.Count > 0 && Candidate.Size(row) > Break * Candidate.Size(cluster[^1]))
            {
                yield return ByDay(cluster);
                cluster = [];
            }

            cluster.Add(row);
        }

        if (cluster.Count > 0) yield return ByDay(cluster);
    }

    private static void Take(MerchantGroup group, List<BookRow> rows, List<Candidate> found, HashSet<Guid> free)
    {
        if (rows.Count >= 2 && Candidate.Of(group, rows) is { } candidate) Accept(candidate, found, free);
        else if (rows.Count == 2 && Pair(group, rows) is { } pair) Accept(pair, found, free);
    }

    private static void Accept(Candidate candidate, List<Candidate> found, HashSet<Guid> free)
    {
        if (!candidate.IsMature && !candidate.IsEarly) return;
        var clean = candidate.OnSchedule();
        foreach (var row in clean.Rows) free.Remove(row.Id);
        found.Add(clean);
    }

    // Two lines say no period by themselves: the first that both fit.
    private static Candidate? Pair(MerchantGroup group, List<BookRow> rows)
    {
        foreach (var period in new[] { Period.Monthly, Period.Bimestral, Period.Quincenal, Period.Catorcenal, Period.Weekly, Period.Quarterly })
        {
            var gap = rows[1].Date.DayNumber - rows[0].Date.DayNumber;
            if (Math.Abs(gap - period.Days()) <= period.Tolerance() + 1 && Candidate.Of(group, rows, period) is { Fit.Regularity: >= 0.99 } pair && pair.Fit.Last - pair.Fit.First == 1) return pair;
        }

        return null;
    }

    /// <summary>
    /// A line that is left and stands on an empty slot belongs to the series although its amount is another: the cheap first month, the
    /// step to a much higher price, the one bill that was huge.
    /// </summary>
    private static Candidate Absorb(Candidate candidate, HashSet<Guid> free)
    {
        var schedule = candidate.Fit.Schedule;
        var taken = candidate.Fit.Slots.Where(s => s is not null).Select(s => s!.Value).ToHashSet();
        var usual = Statistics.Median(candidate.Rows.Select(Candidate.Size));
        var (first, last) = (candidate.Fit.First - 3, candidate.Fit.Last + 3);
        if (candidate.Group.Rows.Count > 2 * (last - first)) return candidate;
        var added = new List<BookRow>();
        foreach (var row in candidate.Group.Rows.Where(r => free.Contains(r.Id)))
        {
            var (slot, deviation) = schedule.Nearest(row.Date);
            var early = slot < candidate.Fit.First;
            if (slot < first || slot > last || Math.Abs(deviation) > schedule.Period.Tolerance() || taken.Contains(slot)) continue;
            if (Candidate.Size(row) > WidestJump * usual || (!early && Candidate.Size(row) < usual / WidestJump)) continue;
            taken.Add(slot);
            added.Add(row);
        }

        if (added.Count == 0) return candidate;
        foreach (var row in added) free.Remove(row.Id);
        var rows = ByDay([.. candidate.Rows, .. added]);
        return candidate with { Rows = rows, Fit = CadenceFit.Of(schedule, rows.ConvertAll(r => r.Date)) };
    }

    // A price that jumped past the break made two series of one: the second begins where the first would have gone on.
    private static List<Candidate> Joined(List<Candidate> found)
    {
        var joined = new List<Candidate>();
        foreach (var next in found.OrderBy(c => c.Rows[0].Date))
        {
            var before = joined.FindIndex(c => Continues(c, next));
            if (before < 0) joined.Add(next);
            else joined[before] = Join(joined[before], next)!;
        }

        return joined;
    }

    /// <summary>True when <paramref name="next"/> begins on one of the slots after <paramref name="before"/> and both keep one schedule.</summary>
    public static bool Continues(Candidate before, Candidate next)
    {
        if (before.Period != next.Period || next.Rows[0].Date <= before.Rows[^1].Date) return false;
        var (slot, _) = before.Fit.Schedule.Nearest(next.Rows[0].Date);
        return slot > before.Fit.Last && slot <= before.Fit.Last + 2 && Join(before, next) is not null;
    }

    /// <summary>Both as one, when one schedule fits them.</summary>
    public static Candidate? Join(Candidate before, Candidate next)
    {
        var rows = ByDay([.. before.Rows, .. next.Rows]);
        return Candidate.Of(before.Group, rows, before.Period) is { } whole && whole.Fit.Regularity >= 0.75
            ? whole with { Group = new MerchantGroup(before.Group.Core, ByDay([.. before.Group.Rows, .. next.Group == before.Group ? [] : next.Group.Rows])) }
            : null;
    }

    private static List<BookRow> Left(MerchantGroup group, HashSet<Guid> free) => group.Rows.FindAll(r => free.Contains(r.Id));

    private static List<BookRow> ByDay(List<BookRow> rows)
    {
        rows.Sort((a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : a.Id.CompareTo(b.Id));
        return rows;
    }
}
