using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Identity.Sessions;

/// <summary>How many failures lock an address out, and for how long.</summary>
public sealed record LockoutLimits(int Failures, TimeSpan Window);

/// <summary>
/// Attempts on one e-mail address since the last success, whether or not anybody has that address: the count must not tell.
/// An attempt counts as failed when it begins and is forgiven when it succeeds, so that guesses sent all at once do not slip through.
/// </summary>
public sealed class SignInAttempts : IShared, IWorkerReachable
{
    private SignInAttempts()
    {
    }

    public SignInAttempts(byte[] emailHash) => EmailHash = emailHash;

    public byte[] EmailHash { get; private set; } = [];

    public int Failures { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Counts an attempt. Null when it may go on; otherwise how long to wait.</summary>
    public TimeSpan? Begin(DateTimeOffset now, LockoutLimits limits)
    {
        if (LockedUntil > now) return LockedUntil - now;
        if (LockedUntil is not null || now - LastAt >= limits.Window) (Failures, LockedUntil) = (0, null);
        Failures++;
        LastAt = now;
        if (Failures >= limits.Failures) LockedUntil = now + limits.Window;
        return null;
    }
}

internal sealed class SignInAttemptsTable : IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<SignInAttempts> builder)
    {
        builder.ToTable("sign_in_attempts");
        builder.HasKey(a => a.EmailHash);
        builder.HasIndex(a => a.LastAt);
    }
}
