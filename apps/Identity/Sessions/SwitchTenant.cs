using System.Security.Claims;
using FinanceTracker.Identity.Keys;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.Sessions;

/// <summary>
/// Gives a signed-in person tokens for another of their tenants. They belong to the same sign-in: it ends for both, and when it ends
/// nobody switches with an access token that has minutes to live.
/// </summary>
public static class SwitchTenant
{
    public sealed record Request(Guid TenantId);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/switch", Handle)
        .WithSummary("Cambia de cuenta / Switch to another tenant").Can(Permission.UseProfile).LimitedAs("SignIn");

    private static async Task<Results<Ok<TokenPair>, Refusal>> Handle(
        Request request, ClaimsPrincipal caller, PeopleDb db, AccessTokens tokens, TimeProvider time, CancellationToken cancellationToken)
    {
        if (TokenClaims.UserOf(caller) is not { } person || AccessTokens.FamilyOf(caller) is not { } family) return CommonProblems.SignInRequired.Refused();
        var wanted = new TenantId(request.TenantId);
        var member = await db.MembershipsOf(person).SingleOrDefaultAsync(m => m.TenantId == wanted, cancellationToken);
        if (member is null) return CommonProblems.NotFound.Refused();

        await using var held = await db.HoldFamilyAsync(family, cancellationToken);
        var now = time.GetUtcNow();
        var current = await db.RefreshSessions.AsNoTracking()
            .FirstOrDefaultAsync(s => s.FamilyId == family && s.PersonId == person && s.RevokedAt == null && s.ExpiresAt > now, cancellationToken);
        if (current is null) return CommonProblems.SignInRequired.Refused();

        var next = current.Follow(member.TenantId, now);
        db.Add(next.Session);
        db.Note(member.TenantId, person, "session.switched", $"session {family}");
        await db.SaveChangesAsync(cancellationToken);
        await held.CommitAsync(cancellationToken);
        return TypedResults.Ok(TokenPair.For(member, next, tokens));
    }
}
