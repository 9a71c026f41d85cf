using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>An expense that money may come back from; <paramref name="Left"/> is what has not come back yet.</summary>
public sealed record Refundable(Transaction Row, decimal Left);

/// <summary>
/// Finds the expense that a refund gives back: same account and currency, at most 120 days before, not smaller than the refund.
/// It is linked only when there is one answer: one expense of exactly that amount and of no other merchant, or, for a refund that
/// names its merchant, that merchant's only expense. Everything else waits for the person.
/// </summary>
public static class RefundMatching
{
    /// <summary>How long after an expense its money may come back.</summary>
    public const int MaxDays = 120;

    private const int ShortestName = 4;

    // How Mexican statements announce money that comes back.
    private static readonly HashSet<string> Announcing = new(StringComparer.Ordinal)
    {
        "DEVOLUCION", "DEVOLUCIONES", "DEVOL", "DEV", "REEMBOLSO", "REVERSO", "REVERSA", "REVERSION", "CANCELACION", "CONTRACARGO", "BONIFICACION", "REFUND",
    };

    private static readonly HashSet<string> Filling = new(StringComparer.Ordinal)
    {
        "DE", "DEL", "LA", "EL", "EN", "A", "POR", "COMPRA", "COMPRAS", "CARGO", "ABONO", "PAGO", "TARJETA", "TDC", "TDD", "DEBITO", "CREDITO", "COMERCIO", "TPV", "MX",
    };

    /// <summary>True when the row could be a refund at all: said to be one, or money in from a kind of place where one spends.</summary>
    public static bool CouldBeRefund(Transaction row) =>
        row is { Amount: > 0, TransferId: null, IsSplit: false, RefundOf: null, RefundSource: RefundSource.None }
        && (IsAnnounced(row) || (Taxonomy.IsKnown(row.Category) && Taxonomy.Find(row.Category).Flow == Flow.Out));

    /// <summary>True when money can come back from the row.</summary>
    public static bool IsRefundable(Transaction row) =>
        row is { Amount: < 0, TransferId: null } && !Taxonomy.ExcludedFromSpending.Contains(row.Category);

    /// <summary>What names the merchant in a row's key: without the words of refunds and of paying.</summary>
    public static string NameOf(Transaction row) => string.Join(' ', Words(row));

    /// <summary>Refunds with their expense, where there is one answer. An expense is never given back more than once over.</summary>
    public static IReadOnlyList<(Transaction Refund, Transaction Expense)> Match(IEnumerable<Transaction> refunds, IReadOnlyList<Refundable> expenses)
    {
        var found = new Expenses(expenses);
        var links = new List<(Transaction, Transaction)>();
        foreach (var refund in refunds.OrderBy(r => r.Date).ThenBy(r => r.Id))
        {
            if (OneOf(refund, found) is not { } expense) continue;
            found.GiveBack(expense, refund.Amount);
            links.Add((refund, expense));
        }

        return links;
    }

    private static Transaction? OneOf(Transaction refund, Expenses expenses)
    {
        var announced = IsAnnounced(refund);
        var name = NameOf(refund);
        var exact = expenses.OfAmount(refund).Where(e => SameMerchant(refund, name, e) || (announced && !OtherMerchant(name, e))).Take(2).ToList();
        if (exact.Count == 1) return exact[0];
        if (exact.Count > 1 || !announced || name.Length == 0) return null;
        var named = expenses.OfMerchant(refund, name).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static bool IsAnnounced(Transaction row) =>
        row.Category == "income_refund" || Tokens(row.Search).Any(Announcing.Contains);

    private static bool SameMerchant(Transaction refund, string name, Transaction expense) =>
        (refund.Merchant is not null && refund.Merchant == expense.Merchant) || (name.Length > 0 && name == NameOf(expense));

    // "DEVOLUCION COMPRA" names nobody; "DEVOLUCION LIVERPOOL" is not about another shop, whatever the amount.
    private static bool OtherMerchant(string name, Transaction expense)
    {
        if (name.Length == 0) return false;
        var theirs = Words(expense).ToHashSet(StringComparer.Ordinal);
        return !name.Split(' ').Any(w => w.Length >= ShortestName && theirs.Contains(w));
    }

    private static IEnumerable<string> Words(Transaction row) => Tokens(row.Key).Where(w => !Announcing.Contains(w) && !Filling.Contains(w));

    private static string[] Tokens(string text) =>
        text.Split([' ', '*', '/', '-', '.', ',', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    // A large statement has many of both: each refund looks only at what shares its amount, name or merchant.
    private sealed class Expenses(IReadOnlyList<Refundable> all)
    {
        private readonly Dictionary<Guid, decimal> left = all.ToDictionary(e => e.Row.Id, e => e.Left);
        private readonly ILookup<(Guid?, string, decimal), Transaction> byAmount = all.ToLookup(e => (e.Row.AccountId, e.Row.Currency, -e.Row.Amount), e => e.Row);
        private readonly ILookup<(Guid?, string, string), Transaction> byName = all.ToLookup(e => (e.Row.AccountId, e.Row.Currency, NameOf(e.Row)), e => e.Row);
        private readonly ILookup<(Guid?, string, string?), Transaction> byMerchant = all.ToLookup(e => (e.Row.AccountId, e.Row.Currency, e.Row.Merchant), e => e.Row);

        public IEnumerable<Transaction> OfAmount(Transaction refund) =>
            byAmount[(refund.AccountId, refund.Currency, refund.Amount)].Where(e => Fits(refund, e));

        public IEnumerable<Transaction> OfMerchant(Transaction refund, string name)
        {
            var named = byName[(refund.AccountId, refund.Currency, name)];
            var known = refund.Merchant is null ? [] : byMerchant[(refund.AccountId, refund.Currency, refund.Merchant)];
            return named.Concat(known).DistinctBy(e => e.Id).Where(e => Fits(refund, e));
        }

        public void GiveBack(Transaction expense, decimal amount) => left[expense.Id] -= amount;

        private bool Fits(Transaction refund, Transaction expense) =>
            refund.Date.DayNumber - expense.Date.DayNumber is >= 0 and <= MaxDays && left[expense.Id] >= refund.Amount;
    }
}
