using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Splits;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Http;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>
/// A transaction as people and programs see it. <c>amount</c> is signed: money in is positive. <c>parts</c> add up to it when it is
/// split; <c>refundOf</c> is the expense that it gives back, and <c>refundSource</c> who said so (none, matched, person).
/// </summary>
public sealed record TransactionView(
    Guid Id, Guid? AccountId, DateOnly Date, DateTimeOffset? BookedAt, string Description, string? Merchant, decimal Amount, string Currency,
    string Category, string Group, string? Level, IReadOnlyList<CategoryReason> Reasons, Guid? TransferId, Guid? ImportId, IReadOnlyList<string> Tags, string Note,
    IReadOnlyList<PartView> Parts, Guid? RefundOf, RefundSource RefundSource)
{
    /// <summary>The view of a row that is not split.</summary>
    public static TransactionView Of(Transaction t) => Of(t, []);

    /// <summary>The view of a row and its parts.</summary>
    public static TransactionView Of(Transaction t, IEnumerable<Part> parts) => new(
        t.Id, t.AccountId, t.Date, t.BookedAt, t.Description, t.Merchant, t.Amount, t.Currency, t.Category, Taxonomy.GroupOf(t.Category), t.Level,
        JsonSerializer.Deserialize<List<CategoryReason>>(t.Reasons, ApiJson.Options)!, t.TransferId, t.ImportId, t.Tags, t.Note,
        parts.OrderBy(p => p.Position).Select(PartView.Of).ToList(), t.RefundOf, t.RefundSource);
}
