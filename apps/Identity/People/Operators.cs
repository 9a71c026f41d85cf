using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.People;

/// <summary>Who runs the platform. There is no route for this: whoever may run a command on the database decides.</summary>
public static class Operators
{
    /// <summary>Gives a person who has signed up the operator role; false when nobody has that address. Repeating it changes nothing.</summary>
    public static async Task<bool> AddAsync(PeopleDb db, string email, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Normalise(email);
        var person = await db.People.SingleOrDefaultAsync(p => p.Email == address, cancellationToken);
        if (person is null) return false;
        if (await db.Memberships.AnyAsync(m => m.TenantId == Tenant.Operators && m.PersonId == person.Id, cancellationToken)) return true;
        var tenant = await db.Tenants.SingleOrDefaultAsync(t => t.TenantId == Tenant.Operators, cancellationToken);
        if (tenant is null)
        {
            tenant = Tenant.OfOperators(time);
            db.Add(tenant);
        }

        db.Add(new Membership(tenant, person.Id, Roles.Operator, time.GetUtcNow()));
        db.Note(tenant.TenantId, person.Id, "operator.added", $"person {person.Id}");
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives a plan to every tenant that a person opened and owns; false when nobody has that address, or none of theirs can have it.</summary>
    public static async Task<bool> GivePlanAsync(PeopleDb db, string email, string plan, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Normalise(email);
        if (await db.People.SingleOrDefaultAsync(p => p.Email == address, cancellationToken) is not { } person) return false;
        var kinds = Plans.All.FirstOrDefault(p => p.Code == plan)?.Kinds ?? [];
        var owned = await db.Memberships.Where(m => m.Role == Roles.Owner && m.PersonId == person.Id).Select(m => m.TenantId).ToListAsync(cancellationToken);
        var tenants = await db.Tenants.Where(t => owned.Contains(t.TenantId) && kinds.Contains(t.Kind)).ToListAsync(cancellationToken);
        foreach (var tenant in tenants)
        {
            tenant.TakePlan(plan);
            db.Note(tenant.TenantId, person.Id, "plan.given", plan);
        }

        await db.SaveChangesAsync(cancellationToken);
        return tenants.Count > 0;
    }
}
