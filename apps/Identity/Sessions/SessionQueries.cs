using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Identity.Sessions;

internal static class SessionQueries
{
    /// <summary>The session of a refresh token; null when there is none.</summary>
    public static async Task<RefreshSession?> SessionOf(this PeopleDb db, string? refreshToken, CancellationToken cancellationToken)
    {
        if (RefreshSession.HashOf(refreshToken) is not { } hash) return null;
        return await db.RefreshSessions.AsNoTracking().FirstOrDefaultAsync(s => s.TokenHash == hash, cancellationToken);
    }

    /// <summary>Ends every token of a sign-in, in all the tenants that it reached. Returns how many were alive.</summary>
    public static Task<int> EndFamilyAsync(this PeopleDb db, Guid family, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.RefreshSessions.Where(s => s.FamilyId == family && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(row => row.RevokedAt, now), cancellationToken);
}
