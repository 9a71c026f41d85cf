using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinanceTracker.Tax.Matching;

/// <summary>One writer of a tenant's matches at a time: a run that began before a person decided would take the decision back.</summary>
internal static class MatchingLock
{
    /// <summary>Begins a transaction that waits for the tenant's other writers of matches, and ends with it.</summary>
    public static async Task<IDbContextTransaction> LockMatchesAsync(this TaxDb db, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"tax.match" + db.Tenant}, 0))", cancellationToken);
        return transaction;
    }
}
