using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinanceTracker.Identity.People;

/// <summary>Changes what a person says about themselves. The e-mail stays: changing it needs a letter to the new address.</summary>
public static class ChangeProfile
{
    public sealed record Request(string? FullName, string? Language);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/user/profile", Handle)
        .WithSummary("Cambia tu perfil / Change your profile").Can(Permission.UseProfile);

    private static async Task<Results<Ok<ReadProfile.Response>, Refusal>> Handle(
        Request request, PeopleDb db, MultiTenantContext caller, HttpContext http, CancellationToken cancellationToken)
    {
        var person = await db.CallerAsync(caller, cancellationToken);
        if (person is null) return CommonProblems.NotFound.Refused();
        if (ETags.Check(http.Request, person.Version) is { } stale) return stale.Refused();
        if (Check(request) is { } problem) return problem.Refused();

        person.Describe(request.FullName!.Trim(), request.Language!);
        db.Note(caller.Tenant.Id, person.Id, "profile.changed", $"person {person.Id}");
        await db.SaveChangesAsync(cancellationToken);
        http.SetETag(person.Version);
        return TypedResults.Ok(await db.ProfileAsync(person, caller, cancellationToken));
    }

    private static Problem? Check(Request request) => new FieldErrors()
        .When(!Labels.Is(request.FullName, 120), "fullName", "Escribe tu nombre, de 1 a 120 caracteres.", "Write your name, 1 to 120 characters.")
        .When(request.Language is not ("es" or "en"), "language", "Usa «es» o «en».", "Use 'es' or 'en'.")
        .ToProblem();
}
