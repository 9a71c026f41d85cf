namespace FinanceTracker.Banking.Coverage;

/// <summary>A month of an account.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="Status">complete: every day covered and proved; unproved: every day covered; partial; missing.</param>
/// <param name="Days">Days of the month, up to today.</param>
/// <param name="DaysCovered">Those of them that statements cover.</param>
/// <param name="Rows">Rows in the books.</param>
public sealed record MonthCoverage(string Month, string Status, int Days, int DaysCovered, int Rows);

/// <summary>Days between two statements that neither covers.</summary>
public sealed record CoverageGap(DateOnly From, DateOnly To);

/// <summary>Two statements whose balances do not meet: something happened between them that neither shows.</summary>
/// <param name="After">Last day of the first.</param>
/// <param name="Before">First day of the second.</param>
/// <param name="Closing">Closing balance of the first.</param>
/// <param name="Opening">Opening balance of the second.</param>
public sealed record BalanceBreak(DateOnly After, DateOnly Before, decimal Closing, decimal Opening);

/// <summary>What the statements of one account cover.</summary>
public sealed record AccountCoverage(DateOnly? From, DateOnly? To, IReadOnlyList<MonthCoverage> Months, IReadOnlyList<CoverageGap> Gaps, IReadOnlyList<BalanceBreak> Breaks);

/// <summary>
/// Lays an account's statements side by side. A file often begins with its first movement and not with the first of the month, so days
/// between two statements count as covered when the closing balance of the one is the opening balance of the other: nothing can have
/// happened on them that the balances do not show.
/// </summary>
public sealed class CoverageCalendar
{
    private readonly HashSet<DateOnly> covered = [];
    private readonly HashSet<DateOnly> proved = [];
    private readonly List<CoverageGap> gaps = [];
    private readonly List<BalanceBreak> breaks = [];

    private CoverageCalendar()
    {
    }

    /// <summary>The coverage by these parts, with the rows that the books have by month (first day of the month).</summary>
    public static AccountCoverage Of(IReadOnlyCollection<CoveredPart> parts, IReadOnlyDictionary<DateOnly, int> rows, DateOnly today)
    {
        var calendar = new CoverageCalendar();
        CoveredPart? reached = null;
        foreach (var part in parts.OrderBy(p => p.From).ThenBy(p => p.To))
        {
            calendar.Cover(part.From, part.To, part.Proved == true);
            if (reached is not null && part.From > reached.To) calendar.Meet(reached, part);
            if (reached is null || part.To > reached.To) reached = part;
        }

        var from = parts.Count == 0 ? (DateOnly?)null : parts.Min(p => p.From);
        return new AccountCoverage(from, reached?.To, calendar.Months(from, reached?.To, rows, today), calendar.gaps, calendar.breaks);
    }

    private void Meet(CoveredPart before, CoveredPart after)
    {
        var (first, last) = (before.To.AddDays(1), after.From.AddDays(-1));
        if (before.Closing is { } closing && after.Opening is { } opening)
        {
            if (closing == opening)
            {
                Cover(first, last, isProved: true);
                return;
            }

            breaks.Add(new BalanceBreak(before.To, after.From, closing, opening));
        }

        if (first <= last) gaps.Add(new CoverageGap(first, last));
    }

    private void Cover(DateOnly from, DateOnly to, bool isProved)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            covered.Add(day);
            if (isProved) proved.Add(day);
        }
    }

    private List<MonthCoverage> Months(DateOnly? from, DateOnly? to, IReadOnlyDictionary<DateOnly, int> rows, DateOnly today)
    {
        var first = Earliest(from, rows.Count == 0 ? null : rows.Keys.Min());
        var last = to is { } end && (rows.Count == 0 || end > rows.Keys.Max()) ? end : rows.Count == 0 ? to : rows.Keys.Max();
        List<MonthCoverage> months = [];
        if (first is null || last is null) return months;
        for (var month = new DateOnly(first.Value.Year, first.Value.Month, 1); month <= last; month = month.AddMonths(1))
            months.Add(MonthOf(month, rows.GetValueOrDefault(month), today));
        return months;
    }

    private MonthCoverage MonthOf(DateOnly month, int rows, DateOnly today)
    {
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        var days = Enumerable.Range(0, length).Select(month.AddDays).Where(d => d <= today || month > today).ToList();
        var seen = days.Count(covered.Contains);
        var isSure = days.TrueForAll(proved.Contains) && !breaks.Exists(b => Touches(b.After, month) || Touches(b.Before, month));
        var status = seen == 0 ? "missing" : seen < days.Count ? "partial" : isSure ? "complete" : "unproved";
        return new MonthCoverage(month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), status, days.Count, seen, rows);
    }

    private static bool Touches(DateOnly day, DateOnly month) => day.Year == month.Year && day.Month == month.Month;

    private static DateOnly? Earliest(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;
}
