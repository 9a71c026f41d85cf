using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>One writer at a time for what looks at several rows before it writes: imports, undo, splits, refunds.</summary>
public static class BooksLock
{
    /// <summary>Begins a transaction that waits for the tenant's other such writers. It ends with the transaction.</summary>
    public static async Task<IDbContextTransaction> LockBooksAsync(this LedgerDb db, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"ledger.import" + db.Tenant}, 0))", cancellationToken);
        return transaction;
    }
}
