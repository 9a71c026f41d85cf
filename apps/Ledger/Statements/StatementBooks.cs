using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Rules;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tenants.Encryption;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Statements;

/// <summary>A statement laid beside the books: what is new, what is known, what pairs. Decides; writes nothing.</summary>
public sealed class StatementBooks(
    LedgerDb db, StagedStatement statement, IReadOnlyList<Account> accounts, IReadOnlyList<IReadOnlyList<Transaction>> parts, RuleSet rules)
{
    private const int PairingDays = 4;
    private readonly List<Transaction> fresh = [];
    private readonly HashSet<Guid> known = [];
    private int paired;

    /// <summary>Rows to store, in the order of the file.</summary>
    public IReadOnlyList<Transaction> New => fresh;

    /// <summary>Tells new rows from those that the accounts have already. Removed rows count as known: removing is not forgetting.</summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        // Two parts may be one account (a file that repeats it): later parts then see earlier ones.
        foreach (var group in parts.Select((rows, i) => (rows, i)).GroupBy(p => accounts[p.i].Id))
        {
            var rows = group.SelectMany(p => p.rows).ToList();
            var staged = group.SelectMany(p => statement.Accounts[p.i].Rows).ToList();
            foreach (var row in rows) row.MoveTo(group.Key);
            var isKnown = Deduplication.Known(staged, await StoredAsync(group.Key, rows, cancellationToken));
            for (var i = 0; i < rows.Count; i++)
            {
                if (isKnown[i]) known.Add(rows[i].Id);
                else fresh.Add(rows[i]);
            }
        }
    }

    /// <summary>Has the tenant's rules say what new rows are, over what the models suggested: only now are the accounts known, which rules may ask for.</summary>
    public void FollowRules()
    {
        if (rules.IsEmpty) return;
        foreach (var row in fresh) rules.Apply(row);
    }

    /// <summary>Pairs new rows with rows of the tenant's other accounts.</summary>
    public async Task PairTransfersAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var legs = fresh.Where(r => TransferPairing.CouldBeLeg(r) && !rules.KeepsApart(r)).ToDictionary(r => r.Id);
        if (legs.Count == 0) return;
        var amounts = legs.Values.Select(r => -r.Amount).Distinct().ToList();
        var from = legs.Values.Min(r => r.Date).AddDays(-PairingDays);
        var to = legs.Values.Max(r => r.Date).AddDays(PairingDays);
        var stored = await db.Live
            .Where(t => t.TransferId == null && !t.IsSplit && t.RefundOf == null) // the person has said what these are
            .Where(t => t.AccountId != null && t.Date >= from && t.Date <= to && amounts.Contains(t.Amount))
            .ToDictionaryAsync(t => t.Id, cancellationToken);

        foreach (var apart in stored.Values.Where(rules.KeepsApart).ToList()) stored.Remove(apart.Id);
        foreach (var (mine, other) in TransferPairing.Pair(legs.Values.Select(LegOf).ToList(), stored.Values.Select(LegOf).ToList()))
        {
            var transfer = Guid.CreateVersion7(time.GetUtcNow());
            var category = TransferPairing.CategoryOf(mine, other);
            var second = legs.GetValueOrDefault(other.Id) ?? stored[other.Id];
            legs[mine.Id].Pair(transfer, category, Why(NameOf(second)));
            second.Pair(transfer, category, Why(NameOf(legs[mine.Id])));
            paired += legs.ContainsKey(other.Id) ? 2 : 1;
        }
    }

    /// <summary>Moves each account's balance to the end of the statement, unless a later one is known.</summary>
    public void SettleBalances()
    {
        for (var i = 0; i < accounts.Count; i++)
        {
            var part = statement.Accounts[i];
            if (part.Rows.Count > 0) accounts[i].Settle(part.Closing ?? part.Rows[^1].Balance, part.Rows.Max(r => r.Date));
        }
    }

    /// <summary>What the person is told.</summary>
    public StatementRecorded Answer(OpenDataKey key, int previewRows)
    {
        var preview = parts.SelectMany(p => p).Take(previewRows)
            .Select(r => new RecordedRow(r.Date, r.Description, r.Amount, r.Currency, r.Category, r.Level, OutcomeOf(r)))
            .ToList();
        var touched = accounts.DistinctBy(a => a.Id).Select(a => new RecordedAccount(a.Id, a.Last4, a.Clabe(key))).ToList();
        return new StatementRecorded(touched, fresh.Count, known.Count, paired, preview);
    }

    private string OutcomeOf(Transaction row)
    {
        if (known.Contains(row.Id)) return "duplicate";
        return row.TransferId is null ? "new" : "transfer";
    }

    private Task<List<KnownRow>> StoredAsync(Guid accountId, List<Transaction> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0 || db.Entry(accounts.First(a => a.Id == accountId)).State == EntityState.Added) return Task.FromResult<List<KnownRow>>([]);
        var from = rows.Min(r => r.Date);
        var to = rows.Max(r => r.Date);
        return db.Transactions.Where(t => t.AccountId == accountId && t.Date >= from && t.Date <= to)
            .Select(t => new KnownRow(t.Date, t.Amount, t.Description, t.Balance, t.Reference, t.TrackingKey, t.ExternalId))
            .ToListAsync(cancellationToken);
    }

    private string NameOf(Transaction row)
    {
        var account = accounts.FirstOrDefault(a => a.Id == row.AccountId) ?? db.Accounts.Local.FirstOrDefault(a => a.Id == row.AccountId);
        return account is null ? "otra cuenta tuya" : $"{account.BankName} {account.MaskedNumber}".Trim();
    }

    private static string Why(string other) =>
        JsonSerializer.Serialize<CategoryReason[]>([new CategoryReason("transfer", $"Mismo importe, signo contrario, en {other}", 1)], ApiJson.Options);

    private static Leg LegOf(Transaction t) => new(t.Id, t.AccountId!.Value, t.Date, t.Amount, t.Currency, t.Search, t.Category, t.TrackingKey);
}
