using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Identity.People;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Identity.Sessions;

/// <summary>What a presented refresh token is worth.</summary>
public enum RefreshVerdict
{
    /// <summary>It may be exchanged, once.</summary>
    Good,

    /// <summary>It ended: signed out, revoked or too old.</summary>
    Ended,

    /// <summary>It was exchanged before, so two hold it and one of them stole it.</summary>
    Reused,
}

/// <summary>
/// One refresh token, kept as its hash. All tokens that descend from one sign-in are a family: it ends as a whole, and at the latest
/// 30 days after the sign-in, however active it is (NIST SP 800-63B section 4.1.3).
/// </summary>
public sealed class RefreshSession : ITenantOwned, IWorkerReachable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private RefreshSession()
    {
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public UserId PersonId { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public Guid FamilyId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The first token of a new family.</summary>
    public static (RefreshSession Session, string Token) Begin(TenantId tenant, UserId person, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return New(tenant, person, (Id: id, Family: id), now, now + Lifetime);
    }

    /// <summary>The next token of the family, for the same or another tenant of the person. Ends when the family ends.</summary>
    public (RefreshSession Session, string Token) Follow(TenantId tenant, DateTimeOffset now) =>
        New(tenant, PersonId, (Guid.CreateVersion7(now), FamilyId), now, ExpiresAt);

    /// <summary>Marks the token as exchanged.</summary>
    public void Use(DateTimeOffset now) => UsedAt = now;

    /// <summary>What this token is worth now. A used token of a family that has ended tells nothing new: it is just ended.</summary>
    public RefreshVerdict Verdict(DateTimeOffset now)
    {
        if (RevokedAt is not null || now >= ExpiresAt) return RefreshVerdict.Ended;
        return UsedAt is null ? RefreshVerdict.Good : RefreshVerdict.Reused;
    }

    /// <summary>The hash under which a token is found; null for what cannot be one of ours.</summary>
    public static byte[]? HashOf(string? token) =>
        token is { Length: > 0 and <= 200 } ? SHA256.HashData(Encoding.UTF8.GetBytes(token)) : null;

    private static (RefreshSession Session, string Token) New(
        TenantId tenant, UserId person, (Guid Id, Guid Family) ids, DateTimeOffset now, DateTimeOffset end)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var session = new RefreshSession
        {
            TenantId = tenant,
            Id = ids.Id,
            PersonId = person,
            TokenHash = HashOf(token)!,
            FamilyId = ids.Family,
            CreatedAt = now,
            ExpiresAt = end,
        };
        return (session, token);
    }
}

internal sealed class RefreshSessionTable : IEntityTypeConfiguration<RefreshSession>
{
    public void Configure(EntityTypeBuilder<RefreshSession> builder)
    {
        builder.ToTable("refresh_sessions");
        builder.HasKey(s => new { s.TenantId, s.Id });

        // Not unique: a unique index that does not begin with the tenant would tell of other tenants' rows. 256 random bits do not meet.
        builder.HasIndex(s => s.TokenHash);
        builder.HasIndex(s => s.FamilyId);
        builder.HasIndex(s => s.PersonId);
        builder.HasOne<Membership>().WithMany().HasForeignKey(s => new { s.TenantId, s.PersonId }).OnDelete(DeleteBehavior.Cascade);
    }
}
