using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>Links new refunds to expenses, and refunds that wait to new expenses. Changes rows; whoever called saves them.</summary>
public sealed class RefundLinker(LedgerDb db)
{
    /// <summary>Links what <paramref name="fresh"/> rows bring; they need not be saved yet. Returns how many.</summary>
    public async Task<int> LinkAsync(IReadOnlyList<Transaction> fresh, CancellationToken cancellationToken)
    {
        if (fresh.Count == 0) return 0;
        var refunds = fresh.Where(RefundMatching.CouldBeRefund).ToDictionary(r => r.Id);
        foreach (var waiting in await WaitingAsync(fresh, cancellationToken)) refunds.TryAdd(waiting.Id, waiting);
        if (refunds.Count == 0) return 0;

        var links = RefundMatching.Match(refunds.Values, await ExpensesAsync(refunds.Values, fresh, cancellationToken));
        foreach (var (refund, expense) in links) refund.Refund(expense.Id, RefundSource.Matched);
        return links.Count;
    }

    // A statement may be uploaded after the one that has the refund.
    private async Task<List<Transaction>> WaitingAsync(IReadOnlyList<Transaction> fresh, CancellationToken cancellationToken)
    {
        var spent = fresh.Where(RefundMatching.IsRefundable).ToList();
        if (spent.Count == 0) return [];
        var accounts = spent.Select(r => r.AccountId).Distinct().ToList();
        var from = spent.Min(r => r.Date);
        var to = spent.Max(r => r.Date).AddDays(RefundMatching.MaxDays);
        return await db.Live
            .Where(t => t.Date >= from && t.Date <= to && t.Amount > 0 && t.Category == "income_refund" && t.TransferId == null && !t.IsSplit)
            .Where(t => t.RefundOf == null && t.RefundSource == RefundSource.None && accounts.Contains(t.AccountId))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<Refundable>> ExpensesAsync(IReadOnlyCollection<Transaction> refunds, IReadOnlyList<Transaction> fresh, CancellationToken cancellationToken)
    {
        var accounts = refunds.Select(r => r.AccountId).Distinct().ToList();
        var from = refunds.Min(r => r.Date).AddDays(-RefundMatching.MaxDays);
        var to = refunds.Max(r => r.Date);
        var smallest = refunds.Min(r => r.Amount);
        var stored = await db.Live.AsNoTracking()
            .Where(t => t.Date >= from && t.Date <= to && t.Amount <= -smallest && t.TransferId == null && accounts.Contains(t.AccountId))
            .ToListAsync(cancellationToken);
        var expenses = fresh.Concat(stored).Where(RefundMatching.IsRefundable).DistinctBy(e => e.Id).ToList();
        var before = await db.Live
            .Where(t => t.RefundOf != null && t.Date >= from && t.Date <= to.AddDays(RefundMatching.MaxDays))
            .GroupBy(t => t.RefundOf!.Value).Select(g => new { g.Key, Amount = g.Sum(t => t.Amount) })
            .ToDictionaryAsync(g => g.Key, g => g.Amount, cancellationToken);
        return expenses.ConvertAll(e => new Refundable(e, -e.Amount - before.GetValueOrDefault(e.Id)));
    }
}
