using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>Many rows and what to set in them. Either <c>ids</c> (at most 1,000) or <c>filter</c> (the list's own, at most 10,000 rows).</summary>
/// <param name="DryRun">Say what would change and write nothing.</param>
public sealed record BulkRequest(IReadOnlyList<Guid>? Ids, BulkFilter? Filter, BulkSet? Set, bool? DryRun)
{
    private const int MaxIds = 1000;
    private const int MaxRows = 10_000;

    /// <summary>What is wrong with it, if anything.</summary>
    public Problem? Check()
    {
        if (Set?.Category is { } category && !Taxonomy.IsKnown(category)) return LedgerProblems.UnknownCategory.With("category", category);
        return new FieldErrors()
            .When(Ids is null == Filter is null, "ids", "Envía ids o filter, uno de los dos.", "Send ids or filter, one of the two.")
            .When(Ids is { Count: 0 or > MaxIds }, "ids", "De 1 a 1000.", "1 to 1000.")
            .When(Set is null or { Category: null, Merchant: null, Note: null }, "set", "Falta qué cambiar: category, merchant o note.", "What to change is missing: category, merchant or note.")
            .When(Set?.Merchant is { } merchant && (string.IsNullOrWhiteSpace(merchant) || merchant.Length > 80), "set.merchant", "De 1 a 80 caracteres.", "1 to 80 characters.")
            .WhenBadNote(Set?.Note, "set.note")
            .ToProblem();
    }

    /// <summary>The rows, newest first; an id that is not the tenant's own is refused as one that does not exist.</summary>
    public async Task<Result<List<Transaction>>> RowsAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        if (Ids is not null)
        {
            var ids = Ids.Distinct().ToList();
            var named = await Ordered(db.Live.Where(t => ids.Contains(t.Id))).ToListAsync(cancellationToken);
            return named.Count == ids.Count ? named : CommonProblems.NotFound.With("field", "ids");
        }

        var narrowed = await Filter!.RowsAsync(db, cancellationToken);
        if (!narrowed.IsOk) return narrowed.Problem!;
        var rows = await Ordered(narrowed.Value).Take(MaxRows + 1).ToListAsync(cancellationToken);
        return rows.Count > MaxRows ? LedgerProblems.TooManyRows.With("limit", MaxRows) : rows;
    }

    private static IQueryable<Transaction> Ordered(IQueryable<Transaction> rows) => rows.OrderByDescending(t => t.Date).ThenByDescending(t => t.Id);
}

/// <summary>The filter of the list of transactions, for whoever edits or exports what the list shows.</summary>
public sealed record BulkFilter(Guid? Account, string? From, string? To, string? Category, string? Text, string? Amount, string? Q = null)
{
    /// <summary>The rows that the list would show.</summary>
    public Task<Result<IQueryable<Transaction>>> RowsAsync(LedgerDb db, CancellationToken cancellationToken) =>
        TransactionPages.NarrowAsync(db, db.Live, new TransactionFilter(Account, From, To, Category, Text, Amount, null, null, Q), cancellationToken);
}

/// <summary>What to set; absent members stay as they are.</summary>
public sealed record BulkSet(string? Category, string? Merchant, string? Note);
