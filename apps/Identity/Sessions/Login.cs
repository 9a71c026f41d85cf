using System.Globalization;
using FinanceTracker.Identity.Passwords;
using FinanceTracker.Identity.People;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.Sessions;

/// <summary>
/// Signs a person in with e-mail and password. An address that nobody has goes the same way, with the same work, to the same answers.
/// </summary>
public static class Login
{
    public sealed record Request(string? Email, string? Password);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/login", Handle)
        .WithSummary("Inicia sesión / Sign in").Public().LimitedAs("SignIn");

    private static async Task<Results<Ok<TokenPair>, Refusal>> Handle(
        Request request, PeopleDb db, Lockout lockout, PasswordHashes passwords, SignIn signIn, HttpResponse response, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Normalise(request.Email);
        if (await lockout.BeginAsync(email, cancellationToken) is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return IdentityProblems.LockedOut.Refused();
        }

        var person = await db.People.SingleOrDefaultAsync(p => p.Email == email, cancellationToken);
        var check = passwords.Check(person?.PasswordHash, request.Password);
        if (person is null || check == PasswordCheck.Wrong) return IdentityProblems.WrongCredentials.Refused();

        if (check == PasswordCheck.RightButWeaklyHashed) person.Rehash(passwords.Hash(request.Password!));
        var failedBefore = await lockout.ForgiveAsync(email, cancellationToken);
        return TypedResults.Ok(await signIn.CompleteAsync(person, failedBefore, cancellationToken));
    }
}
