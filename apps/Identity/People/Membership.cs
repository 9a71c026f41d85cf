using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Identity.People;

/// <summary>A person's place in a tenant.</summary>
public sealed class Membership : ITenantOwned, IWorkerReachable
{
    private Membership()
    {
    }

    public Membership(Tenant tenant, UserId person, string role, DateTimeOffset now)
    {
        Tenant = tenant;
        TenantId = tenant.TenantId;
        PersonId = person;
        Role = role;
        JoinedAt = now;
    }

    public TenantId TenantId { get; private set; }

    public UserId PersonId { get; private set; }

    /// <summary>A name that the platform's roles know.</summary>
    public string Role { get; private set; } = "";

    public DateTimeOffset JoinedAt { get; private set; }

    public Tenant Tenant { get; private set; } = null!;
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(m => new { m.TenantId, m.PersonId });
        builder.HasIndex(m => m.PersonId);
        builder.Property(m => m.Role).HasMaxLength(24);
        builder.HasOne(m => m.Tenant).WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
