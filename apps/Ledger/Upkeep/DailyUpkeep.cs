using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Ledger.Exports;
using FinanceTracker.Platform.Documents;

namespace FinanceTracker.Ledger.Upkeep;

/// <summary>Forgets, once a day and for one tenant, what nobody can ask for any more.</summary>
public sealed class DailyUpkeep(LedgerDb db, AlertSchedule schedule, DocumentStore documents, TimeProvider time)
{
    /// <summary>Rows of finished work, changes of the books that can no longer be undone, and archives of more than a week ago.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await schedule.ForgetAsync(cancellationToken);
        await ChangeLog.ForgetAsync(db, now, cancellationToken);
        await ExportJob.RemoveExpiredAsync(db, documents, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
