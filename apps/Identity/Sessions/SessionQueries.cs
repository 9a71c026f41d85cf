using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinanceTracker.Identity.Sessions;

internal static class SessionQueries
{
    /// <summary>The session of a refresh token; null when there is none.</summary>
    public static async Task<RefreshSession?> SessionOf(this PeopleDb db, string? refreshToken, CancellationToken cancellationToken)
    {
        if (RefreshSession.HashOf(refreshToken) is not { } hash) return null;
        return await db.RefreshSessions.AsNoTracking().FirstOrDefaultAsync(s => s.TokenHash == hash, cancellationToken);
    }

    /// <summary>
    /// A transaction that alone may change the tokens of one sign-in. Without it a token given out at the moment when its family ends
    /// would outlive it: read what to decide on after this.
    /// </summary>
    public static async Task<IDbContextTransaction> HoldFamilyAsync(this PeopleDb db, Guid family, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({family.ToString("D")}, 0))", cancellationToken);
        return transaction;
    }

    /// <summary>Ends every token of a sign-in, in all the tenants that it reached. Returns how many were alive.</summary>
    public static Task<int> EndFamilyAsync(this PeopleDb db, Guid family, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.RefreshSessions.Where(s => s.FamilyId == family && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(row => row.RevokedAt, now), cancellationToken);
}
