using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Identity.People;

/// <summary>
/// That a person agreed to one purpose, under one version of the privacy notice, at one time: what the data protection law (LFPDPPP)
/// asks us to be able to show.
/// </summary>
public sealed class Consent : ITenantOwned, IWorkerReachable
{
    private Consent()
    {
    }

    public Consent(TenantId tenant, UserId person, string purpose, string noticeVersion, DateTimeOffset at)
    {
        TenantId = tenant;
        Id = Guid.CreateVersion7(at);
        PersonId = person;
        Purpose = purpose;
        NoticeVersion = noticeVersion;
        At = at;
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public UserId PersonId { get; private set; }

    public string Purpose { get; private set; } = "";

    public string NoticeVersion { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

internal sealed class ConsentTable : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents");
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Purpose).HasMaxLength(60);
        builder.Property(c => c.NoticeVersion).HasMaxLength(40);

        // Not tied to the membership: that somebody agreed must still be shown after they left.
        builder.HasIndex(c => new { c.TenantId, c.PersonId });
        builder.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
