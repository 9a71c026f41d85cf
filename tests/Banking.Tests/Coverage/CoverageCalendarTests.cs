using FinanceTracker.Banking.Coverage;

namespace FinanceTracker.Banking.Tests.Coverage;

public sealed class CoverageCalendarTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Dictionary<DateOnly, int> NoRows = [];

    private static CoveredPart Part(string from, string to, decimal? opening = null, decimal? closing = null, bool? proved = true) =>
        new(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), opening, closing, proved, 3);

    private static string Statuses(AccountCoverage coverage) => string.Join(' ', coverage.Months.Select(m => $"{m.Month}:{m.Status}"));

    [Fact]
    public void A_printed_month_is_complete_and_the_next_without_proof_is_not()
    {
        var coverage = CoverageCalendar.Of([Part("2026-08-01", "2026-08-31"), Part("2026-09-01", "2026-09-30", proved: null)], NoRows, Today);

        Assert.Equal("2026-08:complete 2026-09:unproved", Statuses(coverage));
        Assert.Empty(coverage.Gaps);
    }

    [Fact]
    public void Days_between_statements_whose_balances_meet_are_covered()
    {
        var coverage = CoverageCalendar.Of([Part("2026-07-31", "2026-08-19", 10m, 50m), Part("2026-09-03", "2026-10-02", 50m, 70m)], NoRows, Today);

        Assert.Equal("2026-07:partial 2026-08:complete 2026-09:complete 2026-10:partial", Statuses(coverage));
        Assert.Empty(coverage.Gaps);
        Assert.Empty(coverage.Breaks);
    }

    [Fact]
    public void Balances_that_do_not_meet_are_a_gap_and_a_break()
    {
        var coverage = CoverageCalendar.Of([Part("2026-08-01", "2026-08-31", 10m, 50m), Part("2026-11-01", "2026-11-24", 60m, 70m)], NoRows, Today);

        Assert.Equal("2026-08:unproved 2026-09:missing 2026-10:missing 2026-11:unproved", Statuses(coverage));
        Assert.Equal(new CoverageGap(new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 31)), Assert.Single(coverage.Gaps));
        Assert.Equal(new BalanceBreak(new DateOnly(2026, 8, 31), new DateOnly(2026, 11, 1), 50m, 60m), Assert.Single(coverage.Breaks));
    }

    [Fact]
    public void The_running_month_counts_its_days_up_to_today()
    {
        var month = Assert.Single(CoverageCalendar.Of([Part("2026-11-01", "2026-11-24")], NoRows, Today).Months);

        Assert.Equal(("complete", 24, 24), (month.Status, month.Days, month.DaysCovered));
    }

    [Fact]
    public void Overlapping_and_repeated_statements_cover_once()
    {
        var coverage = CoverageCalendar.Of([Part("2026-09-01", "2026-09-30", 1m, 9m), Part("2026-09-01", "2026-09-30", 1m, 9m), Part("2026-09-20", "2026-10-31", 5m, 12m)], NoRows, Today);

        Assert.Equal("2026-09:complete 2026-10:complete", Statuses(coverage));
        Assert.Empty(coverage.Breaks);
    }

    [Fact]
    public void Months_with_rows_and_no_statement_are_missing()
    {
        var coverage = CoverageCalendar.Of([], new Dictionary<DateOnly, int> { [new DateOnly(2026, 5, 1)] = 7 }, Today);

        Assert.Equal(("missing", 7), (Assert.Single(coverage.Months).Status, coverage.Months[0].Rows));
    }
}
