namespace FinanceTracker.Banking.Statements;

/// <summary>The rows by day, and the order in which the running balance was made (a bank may book out of the order of days).</summary>
internal sealed record OrderedRows(IReadOnlyList<StatementRow> Rows, IReadOnlyList<StatementRow> Chain);

/// <summary>
/// Puts rows oldest first. Days alone do not order the rows of one day; where the file has a running balance, the order that the balance
/// confirms is taken.
/// </summary>
internal static class RowOrder
{
    // A day with more rows than this is not searched for a chain: the search is quadratic in the day.
    private const int MostRowsOfADay = 500;

    public static OrderedRows OldestFirst(List<StatementRow> rows, decimal? opening)
    {
        var file = rows.ToArray();
        var reversed = file.Reverse().ToArray();
        var (preferred, other) = IsNewestFirst(file) ? (reversed, file) : (file, reversed);
        var sorted = ByDay(preferred);
        if (!file.Any(r => r.Balance is not null)) return new OrderedRows(sorted, sorted);

        OrderedRows best = new(sorted, sorted);
        var fewest = BalanceWalk.Along(sorted, opening).Breaks;
        foreach (var candidate in Others(preferred, other, sorted, opening))
        {
            if (fewest == 0) break;
            var breaks = BalanceWalk.Along(candidate.Chain, opening).Breaks;
            if (breaks < fewest) (best, fewest) = (candidate, breaks);
        }

        return best;
    }

    private static IEnumerable<OrderedRows> Others(StatementRow[] preferred, StatementRow[] other, StatementRow[] sorted, decimal? opening)
    {
        var otherSorted = ByDay(other);
        yield return new OrderedRows(otherSorted, otherSorted);
        yield return new OrderedRows(sorted, preferred);
        var chained = ChainedWithinDays(sorted, opening);
        if (chained is not null) yield return new OrderedRows(chained, chained);
    }

    private static bool IsNewestFirst(StatementRow[] rows)
    {
        var (up, down) = (0, 0);
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Date > rows[i - 1].Date) up++;
            if (rows[i].Date < rows[i - 1].Date) down++;
        }

        return down > up;
    }

    private static StatementRow[] ByDay(StatementRow[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Date < rows[i - 1].Date) return [.. rows.OrderBy(r => r.Date)];
        }

        return rows;
    }

    // Shuffled files: inside a day, the row whose balance before it is the balance reached comes next.
    private static StatementRow[]? ChainedWithinDays(StatementRow[] sorted, decimal? opening)
    {
        var chained = new List<StatementRow>(sorted.Length);
        var reached = opening;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end].Date == sorted[start].Date) end++;
            if (end - start > MostRowsOfADay) return null;
            var day = sorted[start..end].ToList();
            reached ??= StartOf(day);
            while (day.Count > 0)
            {
                var next = day.FindIndex(r => r.Balance - r.Amount == reached);
                var row = day[Math.Max(next, 0)];
                day.RemoveAt(Math.Max(next, 0));
                chained.Add(row);
                reached = row.Balance ?? (reached + row.Amount);
            }

            start = end;
        }

        return [.. chained];
    }

    // The first row of a day starts from a balance that no row of the day reached.
    private static decimal? StartOf(List<StatementRow> day)
    {
        var reached = day.Select(r => r.Balance).ToHashSet();
        return day.Find(r => r.Balance is not null && !reached.Contains(r.Balance - r.Amount)) is { } first ? first.Balance - first.Amount
            : null;
    }
}
