using FinanceTracker.Identity.People;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.Sessions;

/// <summary>
/// Locks an address out after too many failures (<c>Lockout:Failures</c>, 10) for a while (<c>Lockout:Minutes</c>, 15). Works before
/// anybody looks whether the address exists, so that lockout tells nothing either.
/// </summary>
public sealed class Lockout(PeopleDb db, IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly LockoutLimits limits = new(
        configuration.GetValue("Lockout:Failures", 10),
        TimeSpan.FromMinutes(configuration.GetValue("Lockout:Minutes", 15)));

    /// <summary>Counts an attempt on the address. Null when it may go on; otherwise how long to wait.</summary>
    public async Task<TimeSpan?> BeginAsync(string email, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = EmailAddress.Hash(email);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Attempts on one address count one after the other, in every process, also before the row exists.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({BitConverter.ToInt64(hash)})", cancellationToken);
        var attempts = await db.SignInAttempts.SingleOrDefaultAsync(a => a.EmailHash == hash, cancellationToken);
        if (attempts is null)
        {
            await db.SignInAttempts.Where(a => a.LastAt < now - Kept && (a.LockedUntil == null || a.LockedUntil < now)).ExecuteDeleteAsync(cancellationToken);
            attempts = db.Add(new SignInAttempts(hash)).Entity;
        }

        var wait = attempts.Begin(now, limits);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return wait;
    }

    /// <summary>Forgets the attempts on the address that just signed in. Returns how many there were before this one.</summary>
    public async Task<int> ForgiveAsync(string email, CancellationToken cancellationToken)
    {
        var hash = EmailAddress.Hash(email);
        await db.SignInAttempts.Where(a => a.EmailHash == hash).ExecuteDeleteAsync(cancellationToken);
        return db.SignInAttempts.Local.Single().Failures - 1;
    }
}
