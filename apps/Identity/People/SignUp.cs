using FinanceTracker.Identity.Passwords;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FinanceTracker.Identity.People;

/// <summary>Opens an account: a person, a tenant that they own (their own books unless they say otherwise), and what they consented to.</summary>
public static class SignUp
{
    public sealed record Request(string? Email, string? Password, string? FullName, TenantRequest? Tenant, IReadOnlyList<ConsentRequest>? Consents);

    public sealed record TenantRequest(TenantKind? Kind, string? Name, string? Rfc);

    public sealed record ConsentRequest(string? Purpose, string? NoticeVersion);

    public sealed record Response(Guid UserId, Guid TenantId);

    private const int MaxConsents = 20;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/signup", Handle)
        .WithSummary("Crea tu cuenta / Sign up").Public().LimitedAs("SignUp");

    private static async Task<Results<Created<Response>, Refusal>> Handle(
        Request request, PeopleDb db, PasswordHashes passwords, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Check(request) is { } problem) return problem.Refused();

        var email = EmailAddress.Normalise(request.Email);
        if (await db.People.AnyAsync(p => p.Email == email, cancellationToken)) return IdentityProblems.EmailTaken.Refused();
        var person = new Person(email, request.FullName!.Trim(), passwords.Hash(request.Password!), entraKey: null, time.GetUtcNow());
        var tenant = Open(request, person, time);
        db.Admit(person, tenant, time.GetUtcNow());
        foreach (var consent in request.Consents ?? [])
        {
            db.Add(new Consent(tenant.TenantId, person.Id, consent.Purpose!.Trim(), consent.NoticeVersion!.Trim(), time.GetUtcNow()));
        }

        return await db.TryAdmitAsync(cancellationToken)
            ? TypedResults.Created("/user/profile", new Response(person.Id.Value, tenant.TenantId.Value))
            : IdentityProblems.EmailTaken.Refused();
    }

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    public static Problem? Check(Request request)
    {
        if (request.Tenant?.Kind == TenantKind.Managed) return IdentityProblems.ManagedNeedsPartner;
        var email = EmailAddress.Normalise(request.Email);
        var rfc = request.Tenant?.Rfc;
        var isRfc = Rfc.TryParse(rfc, out var key) && !key.IsGeneric;
        var consents = request.Consents ?? [];
        var namesItself = request.Tenant?.Kind is TenantKind.Business or TenantKind.Partner;
        return new FieldErrors()
            .When(!EmailAddress.IsAddress(email), "email", "No parece un correo electrónico.", "It does not look like an e-mail address.")
            .WhenPasswordIsWeak("password", request.Password, email)
            .When(request.Tenant?.Kind == TenantKind.Platform, "tenant.kind", "Elige personal, business o partner.", "Choose personal, business or partner.")
            .WhenNot(Labels.Is(request.FullName, 120), "fullName", "Escribe tu nombre, de 1 a 120 caracteres.", "Write your name, 1 to 120 characters.")
            .WhenNot(Labels.Is(request.Tenant?.Name, 160) || (request.Tenant?.Name is null && !namesItself), "tenant.name",
                "Escribe el nombre, de 1 a 160 caracteres.", "Write the name, 1 to 160 characters.")
            .WhenNot(string.IsNullOrWhiteSpace(rfc) || isRfc, "tenant.rfc", "El RFC no es válido: revisa sus 12 o 13 caracteres.", "The RFC is not valid: check its 12 or 13 characters.")
            .WhenNot(consents.Count <= MaxConsents && consents.All(c => c is not null && Labels.Is(c.Purpose, 60) && Labels.Is(c.NoticeVersion, 40)), "consents",
                "Cada consentimiento lleva purpose (hasta 60 caracteres) y noticeVersion (hasta 40).", "Each consent has a purpose (up to 60 characters) and a noticeVersion (up to 40).")
            .ToProblem();
    }

    private static Tenant Open(Request request, Person person, TimeProvider time)
    {
        Rfc? rfc = Rfc.TryParse(request.Tenant?.Rfc, out var key) ? key : null;
        return Tenant.Open(request.Tenant?.Kind ?? TenantKind.Personal, request.Tenant?.Name?.Trim() ?? person.FullName, rfc, time);
    }

    private static FieldErrors WhenNot(this FieldErrors errors, bool right, string field, string es, string en) => errors.When(!right, field, es, en);
}

internal static class Admission
{
    /// <summary>Adds a person and the tenant that they own.</summary>
    public static void Admit(this PeopleDb db, Person person, Tenant tenant, DateTimeOffset now)
    {
        db.Add(person);
        db.Add(new Membership(tenant, person.Id, Roles.Owner, now));
        db.Note(tenant.TenantId, person.Id, "sign_up", $"person {person.Id}");
    }

    /// <summary>Saves; false when somebody took the address a moment before.</summary>
    public static async Task<bool> TryAdmitAsync(this PeopleDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
