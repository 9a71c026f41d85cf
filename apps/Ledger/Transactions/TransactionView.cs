using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Http;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>A transaction as people and programs see it. <c>amount</c> is signed: money in is positive.</summary>
public sealed record TransactionView(
    Guid Id, Guid? AccountId, DateOnly Date, DateTimeOffset? BookedAt, string Description, string? Merchant, decimal Amount, string Currency,
    string Category, string Group, string? Level, IReadOnlyList<CategoryReason> Reasons, Guid? TransferId, Guid? ImportId, IReadOnlyList<string> Tags, string Note)
{
    /// <summary>The view of a row.</summary>
    public static TransactionView Of(Transaction t) => new(
        t.Id, t.AccountId, t.Date, t.BookedAt, t.Description, t.Merchant, t.Amount, t.Currency, t.Category, Taxonomy.GroupOf(t.Category), t.Level,
        JsonSerializer.Deserialize<List<CategoryReason>>(t.Reasons, ApiJson.Options)!, t.TransferId, t.ImportId, t.Tags, t.Note);
}
