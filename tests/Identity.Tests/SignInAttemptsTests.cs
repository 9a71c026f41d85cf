using FinanceTracker.Identity.People;
using FinanceTracker.Identity.Sessions;

namespace FinanceTracker.Identity.Tests;

public sealed class SignInAttemptsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LockoutLimits Limits = new(10, TimeSpan.FromMinutes(15));

    private readonly SignInAttempts attempts = new(EmailAddress.Hash("ana@example.mx"));

    [Fact]
    public void Ten_attempts_go_on_and_the_eleventh_waits()
    {
        Assert.All(Enumerable.Range(0, 10), i => Assert.Null(attempts.Begin(Now.AddSeconds(i), Limits)));

        Assert.Equal(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1), attempts.Begin(Now.AddSeconds(10), Limits));
    }

    [Fact]
    public void Waiting_attempts_do_not_make_the_wait_longer()
    {
        Fail(10, Now);
        var first = attempts.Begin(Now.AddMinutes(1), Limits);
        var second = attempts.Begin(Now.AddMinutes(14), Limits);

        Assert.Equal((TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(1)), (first!.Value, second!.Value));
    }

    [Fact]
    public void After_the_wait_there_are_ten_again()
    {
        Fail(11, Now);
        var after = Now.AddMinutes(15);

        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(attempts.Begin(after, Limits)));
        Assert.NotNull(attempts.Begin(after, Limits));
    }

    [Fact]
    public void A_failure_of_long_ago_is_forgotten()
    {
        Fail(9, Now);
        Assert.Null(attempts.Begin(Now.AddMinutes(15), Limits));

        Assert.Equal(1, attempts.Failures);
        Assert.Null(attempts.LockedUntil);
    }

    [Fact]
    public void One_failure_can_be_the_limit()
    {
        var strict = new LockoutLimits(1, TimeSpan.FromMinutes(1));
        Assert.Null(attempts.Begin(Now, strict));

        Assert.Equal(TimeSpan.FromMinutes(1), attempts.Begin(Now, strict));
    }

    private void Fail(int times, DateTimeOffset at)
    {
        for (var i = 0; i < times; i++) attempts.Begin(at, Limits);
    }
}
