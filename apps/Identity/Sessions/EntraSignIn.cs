using System.Security.Claims;
using FinanceTracker.Identity.People;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Identity.Web;

namespace FinanceTracker.Identity.Sessions;

/// <summary>
/// Exchanges a token of Microsoft Entra External ID for ours; mapped when <c>Entra:ClientId</c> is set. A person is their object in a
/// directory. An account with a password is never joined to it by the e-mail alone: whoever opened it did not prove the address, and
/// would go on knowing the password.
/// </summary>
public static class EntraSignIn
{
    /// <summary>Name of the second scheme.</summary>
    public const string Scheme = "Entra";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/entra", Handle)
        .WithSummary("Inicia sesión con Microsoft Entra / Sign in with Microsoft Entra").Public().LimitedAs("SignIn");

    /// <summary>True when this installation has Entra.</summary>
    public static bool IsOn(IConfiguration configuration) => configuration[$"{Scheme}:ClientId"] is { Length: > 0 };

    /// <summary>What never changes about a person in Entra; null when the token does not say it.</summary>
    public static string? KeyOf(ClaimsPrincipal principal) =>
        principal.GetObjectId() is { Length: > 0 } person && principal.GetTenantId() is { Length: > 0 } directory ? $"{directory}/{person}" : null;

    /// <summary>The e-mail, when the directory vouches for it (xms_edov: the owner of its domain was verified).</summary>
    public static string? VerifiedEmailOf(ClaimsPrincipal principal)
    {
        var vouched = principal.FindFirstValue("xms_edov") ?? principal.FindFirstValue("email_verified");
        var email = EmailAddress.Normalise(principal.FindFirstValue("email") ?? principal.FindFirstValue(ClaimTypes.Email));
        return vouched is "1" or "true" or "True" && EmailAddress.IsAddress(email) ? email : null;
    }

    private static async Task<Results<Ok<TokenPair>, Refusal>> Handle(
        HttpContext http, PeopleDb db, SignIn signIn, TimeProvider time, CancellationToken cancellationToken)
    {
        var entra = await http.AuthenticateAsync(Scheme);
        if (!entra.Succeeded || KeyOf(entra.Principal) is not { } key) return IdentityProblems.EntraTokenInvalid.Refused();

        var person = await db.People.SingleOrDefaultAsync(p => p.EntraKey == key, cancellationToken);
        if (person is not null) return TypedResults.Ok(await signIn.CompleteAsync(person, failuresBefore: 0, cancellationToken));

        if (VerifiedEmailOf(entra.Principal) is not { } email) return IdentityProblems.EntraEmailUnverified.Refused();
        var name = entra.Principal.FindFirstValue("name");
        person = new Person(email, Labels.Is(name, 120) ? name!.Trim() : email[..email.IndexOf('@', StringComparison.Ordinal)], passwordHash: null, key, time.GetUtcNow());
        db.Admit(person, Tenant.Open(TenantKind.Personal, person.FullName, rfc: null, time), time.GetUtcNow());
        return await db.TryAdmitAsync(cancellationToken)
            ? TypedResults.Ok(await signIn.CompleteAsync(person, failuresBefore: 0, cancellationToken))
            : IdentityProblems.EmailTaken.Refused();
    }
}
