using FinanceTracker.Identity.Keys;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.Sessions;

/// <summary>
/// Exchanges a refresh token for the next pair. A token that comes twice ends its whole family: one of its two holders stole it, and
/// we cannot know which (RFC 9700 section 4.14.2).
/// </summary>
public static class Refresh
{
    public sealed record Request(string? RefreshToken);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/refresh", Handle)
        .WithSummary("Renueva la sesión / Refresh the session").Public().LimitedAs("SignIn");

    private static async Task<Results<Ok<TokenPair>, Refusal>> Handle(
        Request request, PeopleDb db, AccessTokens tokens, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.SessionOf(request.RefreshToken, cancellationToken) is not { } found) return IdentityProblems.RefreshInvalid.Refused();
        await using var family = await db.HoldFamilyAsync(found.FamilyId, cancellationToken);
        var session = await db.RefreshSessions.SingleAsync(s => s.TenantId == found.TenantId && s.Id == found.Id, cancellationToken);
        var member = await db.MembershipsOf(session.PersonId).SingleOrDefaultAsync(m => m.TenantId == session.TenantId, cancellationToken);
        var now = time.GetUtcNow();
        var verdict = session.Verdict(now);
        if (verdict == RefreshVerdict.Ended || member is null) return IdentityProblems.RefreshInvalid.Refused();

        if (verdict == RefreshVerdict.Reused)
        {
            await db.EndFamilyAsync(session.FamilyId, now, cancellationToken);
            db.Note(session.TenantId, session.PersonId, "session.token_reused", $"session {session.FamilyId}");
            await db.SaveChangesAsync(cancellationToken);
            await family.CommitAsync(cancellationToken);
            return IdentityProblems.RefreshReused.Refused();
        }

        session.Use(now);
        var next = session.Follow(member.TenantId, now);
        db.Add(next.Session);
        await db.SaveChangesAsync(cancellationToken);
        await family.CommitAsync(cancellationToken);
        return TypedResults.Ok(TokenPair.For(member, next, tokens));
    }
}
