using FinanceTracker.Tax.Sat.Status;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class SatStateTests
{
    private static readonly DateTimeOffset Now = TestEfirma.Now;
    private static readonly DateTimeOffset Stamped = Now.AddDays(-30);

    [Fact]
    public void A_cancellation_is_a_fact_at_once_and_keeps_the_day_it_was_found()
    {
        var (state, due) = new SatState().After(Said(CfdiStanding.Cancelled), Stamped, Now);
        Assert.Equal((CfdiStanding.Cancelled, Now, Now), (state.Standing, state.CancelledSince, state.CheckedAt));
        Assert.Null(due);
        Assert.Equal(Now, state.After(Said(CfdiStanding.Cancelled), Stamped, Now.AddDays(9)).State.CancelledSince);
    }

    [Fact]
    public void What_is_not_found_becomes_a_fact_the_third_time()
    {
        var (state, now) = (new SatState(), Now);
        for (var time = 1; time <= 3; time++)
        {
            (state, var due) = state.After(Said(CfdiStanding.NotFound), Stamped, now);
            Assert.Equal(time < 3 ? CfdiStanding.NotChecked : CfdiStanding.NotFound, state.Standing);
            now = due!.Value;
        }
    }

    [Fact]
    public void Silence_says_nothing_and_is_waited_out_longer_each_time()
    {
        var valid = new SatState().After(Said(CfdiStanding.Valid), Stamped, Now).State;
        var (first, due) = valid.After(null, Stamped, Now.AddDays(7));
        var (second, later) = first.After(null, Stamped, due!.Value);
        Assert.Equal((CfdiStanding.Valid, Now), (second.Standing, second.CheckedAt));
        Assert.True(later - due > due - Now.AddDays(7));
    }

    [Theory]
    [InlineData(CfdiStanding.NotFound, CfdiStanding.Cancelled)]
    [InlineData(CfdiStanding.BadExpression, CfdiStanding.Cancelled)]
    [InlineData(CfdiStanding.Valid, CfdiStanding.Valid)]
    public void Only_SAT_s_own_word_that_it_is_valid_ends_a_cancellation(CfdiStanding said, CfdiStanding standing)
    {
        var state = new SatState().After(Said(CfdiStanding.Cancelled), Stamped, Now).State;
        for (var i = 0; i < 3; i++) state = state.After(Said(said), Stamped, Now).State;
        Assert.Equal((standing, standing == CfdiStanding.Cancelled), (state.Standing, state.CancelledSince is not null));
    }

    [Theory]
    [InlineData("2026-07-15", "2026-08-01", "2026-08-08")] // recent: weekly
    [InlineData("2026-01-15", "2026-08-01", "2026-08-31")] // older: monthly
    [InlineData("2026-01-15", "2027-04-20", "2027-05-02")] // the last look is after the month of the annual return (CFF 29-A)
    [InlineData("2026-01-15", "2027-05-02", null)]
    [InlineData("2023-01-15", "2026-08-01", null)]
    public void A_valid_one_is_looked_at_for_as_long_as_it_can_be_cancelled(string stamped, string now, string? next)
    {
        var due = new SatState().After(Said(CfdiStanding.Valid), At(stamped), At(now)).DueAt;
        Assert.Equal(next, due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Metadata_tells_since_when()
    {
        var since = Now.AddDays(-3);
        Assert.Equal((CfdiStanding.Cancelled, since, Now), (new SatState().CancelledAt(since, Now) is var s ? (s.Standing, s.CancelledSince, s.CheckedAt) : default));
    }

    private static CfdiStatus Said(CfdiStanding standing) => new(standing, Cancellable.WithConsent, Cancelling.None, false, "S");

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
