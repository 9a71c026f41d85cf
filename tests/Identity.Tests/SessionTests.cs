using FinanceTracker.Identity.Sessions;
using FinanceTracker.Tenants;

namespace FinanceTracker.Identity.Tests;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TenantId Mine = new(Guid.CreateVersion7(Now));
    private static readonly TenantId Business = new(Guid.CreateVersion7(Now));
    private static readonly UserId Ana = new(Guid.CreateVersion7(Now));

    [Fact]
    public void A_new_token_is_good_and_is_kept_as_its_hash_only()
    {
        var (session, token) = RefreshSession.Begin(Mine, Ana, Now);

        Assert.Equal(RefreshVerdict.Good, session.Verdict(Now));
        Assert.Equal(RefreshSession.HashOf(token), session.TokenHash);
        Assert.Equal(32, session.TokenHash.Length);
        Assert.Equal(43, token.Length);
    }

    [Fact]
    public void No_two_tokens_are_alike() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => RefreshSession.Begin(Mine, Ana, Now).Token).Distinct().Count());

    [Fact]
    public void The_next_token_stays_in_the_family_and_ends_with_it()
    {
        var (first, _) = RefreshSession.Begin(Mine, Ana, Now);
        var (next, _) = first.Follow(Business, Now.AddDays(29));

        Assert.Equal(first.FamilyId, next.FamilyId);
        Assert.NotEqual(first.Id, next.Id);
        Assert.Equal((Business, Ana), (next.TenantId, next.PersonId));
        Assert.Equal(RefreshVerdict.Good, next.Verdict(Now.AddDays(30).AddSeconds(-1)));
        Assert.Equal(RefreshVerdict.Ended, next.Verdict(Now.AddDays(30)));
    }

    [Fact]
    public void A_used_token_that_comes_again_was_stolen()
    {
        var (session, _) = RefreshSession.Begin(Mine, Ana, Now);
        session.Use(Now);

        Assert.Equal(RefreshVerdict.Reused, session.Verdict(Now));
        Assert.Equal(RefreshVerdict.Ended, session.Verdict(Now.AddDays(30)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_no_token(string? token) => Assert.Null(RefreshSession.HashOf(token));

    [Fact]
    public void A_book_is_no_token() => Assert.Null(RefreshSession.HashOf(new string('x', 201)));
}
