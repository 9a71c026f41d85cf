using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Categorising;

/// <summary>Categorises rows that were written while Insights was away. Fails, and so is delivered again, until Insights answers.</summary>
public sealed class OnTransactionsRecorded(LedgerDb db, RowCategoriser categoriser, RefundLinker refunds) : IEventHandler<TransactionsRecorded>
{
    /// <inheritdoc/>
    public async Task HandleAsync(TransactionsRecorded @event, CancellationToken cancellationToken)
    {
        if (@event.Uncategorised == 0) return;
        var rows = await db.Live
            .Where(t => t.CategorySource == CategorySource.None && (@event.ImportId == null || t.ImportId == @event.ImportId))
            .ToListAsync(cancellationToken);
        var without = await categoriser.CategoriseAsync(rows, _ => Task.CompletedTask, cancellationToken);
        await refunds.LinkAsync(rows, cancellationToken);
        if (without > 0) throw new InvalidOperationException($"Insights is still away; {without.ToString(System.Globalization.CultureInfo.InvariantCulture)} rows wait.");
    }
}
