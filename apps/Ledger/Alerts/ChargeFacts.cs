using FinanceTracker.Ledger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Reads lines and fees for alerts: what came back is no longer worth a word.</summary>
internal static class ChargeFacts
{
    private static readonly string[] Fees = ["fees_bank", "fees_interest"];

    /// <summary>Lines as the bank charged them, whole, without those that came back whole.</summary>
    public static Task<List<RowFact>> RowFactsAsync(this LedgerDb db, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        db.Live.Where(t => t.Date >= from && t.Date <= to).Kept(db)
            .Select(t => new RowFact(
                t.Id, t.AccountId, t.Date, t.BookedAt, AlertText.Name(t.Merchant, t.Description), t.Key, t.Amount, t.Currency, t.Category, t.TransferId != null))
            .ToListAsync(cancellationToken);

    /// <summary>Fees and interest, part by part, less what came back; one that came back whole is absent. The amount is below zero, as of a charge.</summary>
    public static async Task<List<RowFact>> FeeFactsAsync(this LedgerDb db, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        // Two short questions: joined to the books, the view of effective lines is read once for each line.
        var spent = await db.EffectiveLines.Where(l => l.Date >= from && l.Date <= to && Fees.Contains(l.Category) && l.Spent != 0)
            .Select(l => new { l.TransactionId, l.Category, l.Spent }).ToListAsync(cancellationToken);
        var ids = spent.Select(l => l.TransactionId).Distinct().ToList();
        var rows = await db.Live.Where(t => ids.Contains(t.Id)).AsNoTracking().ToDictionaryAsync(t => t.Id, cancellationToken);
        var lines = spent.Where(l => rows.ContainsKey(l.TransactionId)).Select(l => new { Row = rows[l.TransactionId], l.Category, l.Spent }).ToList();
        var back = lines.Where(l => l.Spent < 0).ToLookup(l => (l.Row.RefundOf ?? Guid.Empty, l.Category), l => -l.Spent);
        return lines.Where(l => l.Spent > 0)
            .GroupBy(l => (l.Row.Id, l.Category))
            .Select(g => FeeOf(g.First().Row, back[(g.Key.Id, g.Key.Category)].Sum() - g.Sum(l => l.Spent), g.Key.Category))
            .Where(f => f.Amount < 0)
            .ToList();
    }

    /// <summary>Keys of the merchants whose fees were charged before a day.</summary>
    public static async Task<IReadOnlySet<string>> FeesBeforeAsync(this LedgerDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var before = db.Live.Where(t => t.Date < day && t.Amount < 0);
        var keys = await before.Where(t => !t.IsSplit && Fees.Contains(t.Category)).Select(t => t.Key).Distinct().ToListAsync(cancellationToken);
        keys.AddRange(await db.Parts.Where(p => Fees.Contains(p.Category)).Join(before, p => p.TransactionId, t => t.Id, (_, t) => t.Key).Distinct().ToListAsync(cancellationToken));
        return keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Lines of which not all has come back. What came back is summed once: refunds are few, and a sum for each line would read the books for each line.</summary>
    public static IQueryable<Transaction> Kept(this IQueryable<Transaction> rows, LedgerDb db)
    {
        var back = db.Live.Where(r => r.RefundOf != null).GroupBy(r => r.RefundOf).Select(g => new { Expense = g.Key, Amount = g.Sum(r => r.Amount) });
        return rows.Where(t => t.Amount >= 0 || !back.Any(b => b.Expense == t.Id && b.Amount >= -t.Amount));
    }

    private static RowFact FeeOf(Transaction t, decimal amount, string category) => new(
        t.Id, t.AccountId, t.Date, t.BookedAt, AlertText.Name(t.Merchant, t.Description), t.Key, amount, t.Currency, category, t.TransferId is not null);
}
