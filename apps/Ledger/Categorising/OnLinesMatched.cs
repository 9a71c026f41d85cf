using FinanceTracker.Contracts.Tax;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Categorising;

/// <summary>
/// Lines take the category that their CFDI proves. A line whose match was taken back is asked of the models again; fails, and so is delivered
/// again, until they answer.
/// </summary>
public sealed class OnLinesMatched(LedgerDb db, RowCategoriser categoriser) : IEventHandler<LinesMatched>
{
    /// <inheritdoc/>
    public async Task HandleAsync(LinesMatched @event, CancellationToken cancellationToken)
    {
        var lines = @event.Lines.GroupBy(l => l.LineId).ToDictionary(g => g.Key, g => g.Last());
        var rows = await db.Live.Where(t => lines.Keys.Contains(t.Id)).ToListAsync(cancellationToken);
        foreach (var row in rows.Where(r => lines[r.Id].Holds)) CfdiEvidence.Apply(row, lines[row.Id]);
        var left = rows.Where(r => !lines[r.Id].Holds && r.LeaveCfdi()).ToList();
        if (left.Count == 0) return;
        var without = await categoriser.CategoriseAsync(left, _ => Task.CompletedTask, cancellationToken);
        if (without > 0) throw new InvalidOperationException($"Insights is away; {without.ToString(System.Globalization.CultureInfo.InvariantCulture)} rows wait.");
    }
}
