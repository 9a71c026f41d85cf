using System.Security.Claims;
using FinanceTracker.Identity.Keys;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.Sessions;

/// <summary>
/// Ends a sign-in with all its refresh tokens. Works with the access token or, when that has expired, with the refresh token; a token
/// we do not know is as good as signed out. An access token already given lives out its minutes.
/// </summary>
public static class Logout
{
    public sealed record Request(string? RefreshToken);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/logout", Handle)
        .WithSummary("Cierra la sesión / Sign out").Public().LimitedAs("SignIn");

    private static async Task<Results<NoContent, Refusal>> Handle(
        Request? request, ClaimsPrincipal caller, PeopleDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var family = AccessTokens.FamilyOf(caller);
        if (family is null && request?.RefreshToken is null) return CommonProblems.SignInRequired.Refused();

        var presented = await db.SessionOf(request?.RefreshToken, cancellationToken);
        if (presented is not null) await EndAsync(db, presented, time.GetUtcNow(), cancellationToken);
        if (family is { } id && id != presented?.FamilyId
            && await db.RefreshSessions.AsNoTracking().FirstOrDefaultAsync(s => s.FamilyId == id, cancellationToken) is { } own)
        {
            await EndAsync(db, own, time.GetUtcNow(), cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static async Task EndAsync(PeopleDb db, RefreshSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var family = await db.HoldFamilyAsync(session.FamilyId, cancellationToken);
        if (await db.EndFamilyAsync(session.FamilyId, now, cancellationToken) == 0) return;
        db.Note(session.TenantId, session.PersonId, "sign_out", $"session {session.FamilyId}");
        await db.SaveChangesAsync(cancellationToken);
        await family.CommitAsync(cancellationToken);
    }
}
