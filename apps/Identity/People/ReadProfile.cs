using FinanceTracker.Identity.Sessions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.People;

/// <summary>Who the caller is, and in which tenants.</summary>
public static class ReadProfile
{
    public sealed record Response(Guid UserId, string Email, string FullName, string Language, IReadOnlyList<TenantResponse> Tenants);

    public sealed record TenantResponse(
        Guid Id, TenantKind Kind, string Name, string? Rfc, string Role, string Plan, DateOnly? TrialEndsOn, string Zone, bool Current);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/user/profile", Handle)
        .WithSummary("Tu perfil y tus cuentas / Your profile and tenants").Can(Permission.UseProfile);

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        PeopleDb db, MultiTenantContext caller, HttpContext http, CancellationToken cancellationToken)
    {
        var person = await db.CallerAsync(caller, cancellationToken);
        if (person is null) return CommonProblems.NotFound.Refused();
        http.SetETag(person.Version);
        return TypedResults.Ok(await db.ProfileAsync(person, caller, cancellationToken));
    }

    /// <summary>The person that the token speaks for; null when they are gone.</summary>
    internal static Task<Person?> CallerAsync(this PeopleDb db, MultiTenantContext caller, CancellationToken cancellationToken) =>
        db.People.SingleOrDefaultAsync(p => p.Id == caller.User, cancellationToken);

    /// <summary>The profile as it is answered.</summary>
    internal static async Task<Response> ProfileAsync(this PeopleDb db, Person person, MultiTenantContext caller, CancellationToken cancellationToken)
    {
        var members = await db.MembershipsOf(person.Id).AsNoTracking().OrderBy(m => m.JoinedAt).ToListAsync(cancellationToken);
        return new Response(person.Id.Value, person.Email, person.FullName, person.Language, members.ConvertAll(m => new TenantResponse(
            m.TenantId.Value, m.Tenant.Kind, m.Tenant.Name, m.Tenant.Rfc, m.Role, m.Tenant.Plan, m.Tenant.TrialEndsOn, m.Tenant.Zone,
            m.TenantId == caller.Tenant.Id)));
    }
}
