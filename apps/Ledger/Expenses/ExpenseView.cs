using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Ledger.Expenses;

/// <summary>An expense: a transaction seen as money spent. <c>amount</c> is positive.</summary>
public sealed record ExpenseView(
    Guid Id, DateOnly Date, decimal Amount, string Currency, string Description, string Category, Guid? AccountId, string Note, IReadOnlyList<string> Tags, DateTimeOffset CreatedAt)
{
    /// <summary>The view of a row.</summary>
    public static ExpenseView Of(Transaction t) => new(t.Id, t.Date, -t.Amount, t.Currency, t.Description, t.Category, t.AccountId, t.Note, t.Tags, t.CreatedAt);
}

/// <summary>Which rows are expenses.</summary>
public static class ExpenseRows
{
    private static readonly string[] NotSpending = [.. Taxonomy.ExcludedFromSpending];

    /// <summary>Money that left and is neither a transfer nor saved; of a split line, a part of it.</summary>
    public static IQueryable<Transaction> Expenses(this LedgerDb db) =>
        db.Live.Where(t => t.Amount < 0 && t.TransferId == null
            && (t.IsSplit ? db.Parts.Any(p => p.TransactionId == t.Id && !NotSpending.Contains(p.Category)) : !NotSpending.Contains(t.Category)));
}
