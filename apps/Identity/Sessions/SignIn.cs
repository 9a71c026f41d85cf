using System.Globalization;
using FinanceTracker.Identity.Keys;
using FinanceTracker.Identity.People;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.Sessions;

/// <summary>What every way of signing in ends with, once it is known who the person is.</summary>
public sealed class SignIn(PeopleDb db, AccessTokens tokens, TimeProvider time)
{
    /// <summary>Opens a session in the tenant that the person joined first, and saves all that is pending.</summary>
    public async Task<TokenPair> CompleteAsync(Person person, int failuresBefore, CancellationToken cancellationToken)
    {
        var member = await db.MembershipsOf(person.Id).OrderBy(m => m.JoinedAt).FirstAsync(cancellationToken);
        return await CompleteAsync(member, failuresBefore, cancellationToken);
    }

    /// <summary>Opens a session for the member, and saves all that is pending.</summary>
    public async Task<TokenPair> CompleteAsync(Membership member, int failuresBefore, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.RefreshSessions.Where(s => s.PersonId == member.PersonId && s.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var next = RefreshSession.Begin(member.TenantId, member.PersonId, now);
        db.Add(next.Session);

        // Failures are logged with the success that follows them: logging each at once would tell an address that exists by its time.
        var after = failuresBefore > 0 ? string.Create(CultureInfo.InvariantCulture, $" after {failuresBefore} attempts") : "";
        db.Note(member.TenantId, member.PersonId, "sign_in", $"session {next.Session.FamilyId}{after}");
        await db.SaveChangesAsync(cancellationToken);
        return TokenPair.For(member, next, tokens);
    }
}

internal static class MembershipQueries
{
    /// <summary>Where the person belongs, with the tenants.</summary>
    public static IQueryable<Membership> MembershipsOf(this PeopleDb db, UserId person) =>
        db.Memberships.Include(m => m.Tenant).Where(m => m.PersonId == person);
}
