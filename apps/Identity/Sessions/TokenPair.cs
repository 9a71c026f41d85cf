using FinanceTracker.Identity.Keys;
using FinanceTracker.Identity.People;

namespace FinanceTracker.Identity.Sessions;

/// <summary>What a signed-in client holds: a token for the next minutes, and one with which to get the next pair (RFC 6749 section 5.1).</summary>
public sealed record TokenPair(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken)
{
    /// <summary>The pair for a member, in the family of <paramref name="next"/>.</summary>
    public static TokenPair For(Membership member, (RefreshSession Session, string Token) next, AccessTokens tokens) =>
        new(tokens.Issue(member, next.Session.FamilyId), "Bearer", (int)AccessTokens.Lifetime.TotalSeconds, next.Token);
}
