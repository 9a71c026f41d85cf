using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Ledger.Goals;
using FinanceTracker.Tenants;

namespace FinanceTracker.Ledger.Tests.Goals;

public sealed class GoalMathTests
{
    private static readonly TenantId Tenant = new(new Guid("00000000-0000-0000-0000-00000000000a"));
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Mexico;

    [Fact]
    public void What_is_needed_is_shared_among_the_pay_days_to_come()
    {
        var progress = Progress(Goal(12_000m, "2026-10-01", "2026-12-31"), 6_000m, PayCycle.Quincena, "2026-11-24");

        // 30 November, 15 December and 31 December.
        Assert.Equal((6_000m, 3, 2_000m, 50), (progress.Remaining, progress.PeriodsLeft, progress.NeededPerPeriod, progress.Percent));
    }

    [Fact]
    public void On_track_is_measured_by_pay_days_that_have_passed()
    {
        // Six quincenas from October to December; three have passed by 24 November.
        var goal = Goal(12_000m, "2026-10-01", "2026-12-31");

        Assert.True(Progress(goal, 6_000m, PayCycle.Quincena, "2026-11-24").OnTrack);
        var behind = Progress(goal, 5_000m, PayCycle.Quincena, "2026-11-24");
        Assert.Equal((false, 1_000m, 6_000m), (behind.OnTrack, behind.Behind, behind.Expected));
    }

    [Fact]
    public void Nothing_is_expected_before_the_first_pay_day()
    {
        var progress = Progress(Goal(12_000m, "2026-11-16", "2026-12-31"), 0, PayCycle.Quincena, "2026-11-24");

        Assert.Equal((true, 0m), (progress.OnTrack, progress.Expected));
    }

    [Fact]
    public void What_was_there_at_the_start_is_not_asked_for_again()
    {
        var goal = Goal(12_000m, "2026-10-01", "2026-12-31");
        goal.KeepIn([new Guid("00000000-0000-0000-0000-000000000001")], 6_000m, goal.StartedOn);

        var progress = Progress(goal, 9_000m, PayCycle.Quincena, "2026-11-24");

        Assert.Equal((9_000m, true), (progress.Expected, progress.OnTrack));
    }

    [Fact]
    public void Without_a_pay_day_months_are_counted()
    {
        var progress = Progress(Goal(3_000m, "2026-09-30", "2026-12-31"), 1_000m, PayCycle.Variable, "2026-11-24");

        Assert.Equal((2, 1_000m, true), (progress.PeriodsLeft, progress.NeededPerPeriod, progress.OnTrack));
    }

    [Fact]
    public void A_goal_whose_day_has_come_expects_all_of_it()
    {
        var progress = Progress(Goal(3_000m, "2026-09-30", "2026-11-20"), 2_500m, PayCycle.Quincena, "2026-11-24");

        Assert.Equal((500m, 0, 500m, false), (progress.Behind, progress.PeriodsLeft, progress.NeededPerPeriod, progress.OnTrack));
    }

    [Fact]
    public void A_goal_that_is_reached_needs_nothing_more()
    {
        var progress = Progress(Goal(3_000m, "2026-10-01", "2026-12-31"), 3_500m, PayCycle.Quincena, "2026-11-24");

        Assert.Equal((true, 0m, 0m, 100, true), (progress.Reached, progress.Remaining, progress.NeededPerPeriod, progress.Percent, progress.OnTrack));
    }

    [Fact]
    public void What_is_needed_always_reaches_the_target()
    {
        foreach (var target in new[] { 1m, 99.99m, 10_000m, 33_333.33m })
        {
            for (var day = new DateOnly(2026, 10, 1); day < new DateOnly(2027, 3, 1); day = day.AddDays(9))
            {
                var progress = GoalMath.Progress(Goal(target, "2026-10-01", "2027-03-01"), 0.37m, PayCycle.Quincena, day, Calendar);

                Assert.True(0.37m + (progress.NeededPerPeriod * Math.Max(1, progress.PeriodsLeft)) >= target);
                Assert.True(progress.NeededPerPeriod * Math.Max(1, progress.PeriodsLeft) < progress.Remaining + (0.01m * Math.Max(1, progress.PeriodsLeft)));
            }
        }
    }

    private static GoalProgress Progress(Goal goal, decimal saved, PayCycle cycle, string today) => GoalMath.Progress(goal, saved, cycle, Day(today), Calendar);

    private static Goal Goal(decimal target, string started, string day)
    {
        var goal = new Goal(Tenant, new Guid("00000000-0000-0000-0000-0000000000f1"), Day(started));
        goal.Aim("Viaje", target, "MXN", Day(day));
        return goal;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
