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
        var lines = await db.EffectiveLines.Where(l => l.Date >= from && l.Date <= to && Fees.Contains(l.Category) && l.Spent != 0)
            .Join(db.Live, l => l.TransactionId, t => t.Id, (l, t) => new { Row = t, l.Category, l.Spent })
            .AsNoTracking().ToListAsync(cancellationToken);
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
        var keys = await db.EffectiveLines.Where(l => l.Date < day && Fees.Contains(l.Category) && l.Spent > 0)
            .Join(db.Live, l => l.TransactionId, t => t.Id, (_, t) => t.Key).Distinct().ToListAsync(cancellationToken);
        return keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Lines of which not all has come back.</summary>
    public static IQueryable<Transaction> Kept(this IQueryable<Transaction> rows, LedgerDb db) =>
        rows.Where(t => t.Amount >= 0 || -t.Amount > db.Live.Where(r => r.RefundOf == t.Id).Sum(r => r.Amount));

    private static RowFact FeeOf(Transaction t, decimal amount, string category) => new(
        t.Id, t.AccountId, t.Date, t.BookedAt, AlertText.Name(t.Merchant, t.Description), t.Key, amount, t.Currency, category, t.TransferId is not null);
}
