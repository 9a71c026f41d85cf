using FinanceTracker.Ledger.Categorising;

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
        && (IsAnnounced(row) || (Categories.All.TryGetValue(row.Category, out var category) && category.Flow == "out"));

    /// <summary>True when money can come back from the row.</summary>
    public static bool IsRefundable(Transaction row) =>
        row is { Amount: < 0, TransferId: null } && !Categories.ExcludedFromSpending.Contains(row.Category);

    /// <summary>What names the merchant in a row's key: without the words of refunds and of paying.</summary>
    public static string NameOf(Transaction row) => string.Join(' ', Words(row));

    /// <summary>Refunds with their expense, where there is one answer. An expense is never given back more than once over.</summary>
    public static IReadOnlyList<(Transaction Refund, Transaction Expense)> Match(IEnumerable<Transaction> refunds, IReadOnlyList<Refundable> expenses)
    {
        var left = expenses.ToDictionary(e => e.Row.Id, e => e.Left);
        var byAccount = expenses.Select(e => e.Row).ToLookup(e => (e.AccountId, e.Currency));
        var links = new List<(Transaction, Transaction)>();
        foreach (var refund in refunds.OrderBy(r => r.Date).ThenBy(r => r.Id))
        {
            var within = byAccount[(refund.AccountId, refund.Currency)]
                .Where(e => refund.Date.DayNumber - e.Date.DayNumber is >= 0 and <= MaxDays && left[e.Id] >= refund.Amount)
                .ToList();
            if (OneOf(refund, within) is not { } expense) continue;
            left[expense.Id] -= refund.Amount;
            links.Add((refund, expense));
        }

        return links;
    }

    private static Transaction? OneOf(Transaction refund, List<Transaction> within)
    {
        var announced = IsAnnounced(refund);
        var name = NameOf(refund);
        var exact = within.Where(e => -e.Amount == refund.Amount && (SameMerchant(refund, name, e) || (announced && !OtherMerchant(name, e)))).Take(2).ToList();
        if (exact.Count == 1) return exact[0];
        if (exact.Count > 1 || !announced || name.Length == 0) return null;
        var named = within.Where(e => SameMerchant(refund, name, e)).Take(2).ToList();
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
}
