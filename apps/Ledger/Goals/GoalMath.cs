using FinanceTracker.Ledger.Calendar;

namespace FinanceTracker.Ledger.Goals;

/// <summary>How a goal stands.</summary>
/// <param name="Saved">What there is today.</param>
/// <param name="Remaining">What is missing, never below zero.</param>
/// <param name="Percent">0 to 100, whole, rounded down: 100 means reached.</param>
/// <param name="PeriodsLeft">Pay days from tomorrow to the target day; calendar months when income has no fixed day.</param>
/// <param name="NeededPerPeriod">What each of them must bring, rounded up to the cent.</param>
/// <param name="Expected">What there should be today, had every pay day since the start brought the same.</param>
/// <param name="Behind">How much is missing to be on track; 0 when on track.</param>
public sealed record GoalProgress(
    decimal Saved, decimal Remaining, int Percent, int PeriodsLeft, decimal NeededPerPeriod, decimal Expected, bool OnTrack, decimal Behind, bool Reached);

/// <summary>The arithmetic of goals; knows no database.</summary>
public static class GoalMath
{
    /// <summary>How the goal stands on <paramref name="today"/>.</summary>
    public static GoalProgress Progress(Goal goal, decimal saved, PayCycle cycle, DateOnly today, BusinessCalendar calendar)
    {
        var remaining = Math.Max(0, goal.Target - saved);
        var left = PeriodsIn(cycle, today.AddDays(1), goal.TargetDay, calendar);
        var passed = PeriodsIn(cycle, goal.StartedOn.AddDays(1), Min(today, goal.TargetDay), calendar);
        var total = PeriodsIn(cycle, goal.StartedOn.AddDays(1), goal.TargetDay, calendar);
        var expected = ExpectedAt(goal, today, passed, total);
        var behind = Math.Max(0, expected - saved);
        return new GoalProgress(
            saved, remaining, PercentOf(saved, goal.Target), left, CentsUp(remaining / Math.Max(1, left)), expected, behind == 0, behind, remaining == 0);
    }

    private static decimal ExpectedAt(Goal goal, DateOnly today, int passed, int total)
    {
        if (today >= goal.TargetDay) return goal.Target;
        var start = Math.Min(goal.SavedAtStart, goal.Target);
        return total == 0 ? start : decimal.Round(start + ((goal.Target - start) * passed / total), 2, MidpointRounding.ToZero);
    }

    // Without a fixed pay day each month's last day stands for one.
    private static int PeriodsIn(PayCycle cycle, DateOnly from, DateOnly to, BusinessCalendar calendar)
    {
        if (to < from) return 0;
        return (cycle.Kind is PayCycleKind.Variable ? MonthEnds(from, to) : cycle.PayDays(from, to, calendar)).Count;
    }

    private static List<DateOnly> MonthEnds(DateOnly from, DateOnly to)
    {
        var ends = new List<DateOnly>();
        for (var end = new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1); end <= to; end = end.AddDays(1).AddMonths(1).AddDays(-1)) ends.Add(end);
        return ends;
    }

    private static int PercentOf(decimal saved, decimal target) =>
        saved <= 0 ? 0 : (int)Math.Min(100, decimal.Truncate(saved * 100 / target));

    private static decimal CentsUp(decimal amount) => decimal.Ceiling(amount * 100) / 100;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
