using FinanceTracker.Ledger.Transactions;

namespace FinanceTracker.Ledger.Statements;

/// <summary>A row that may be one leg of a transfer between the tenant's own accounts.</summary>
public sealed record Leg(Guid Id, Guid AccountId, DateOnly Date, decimal Amount, string Currency, string Search, string Category, string? TrackingKey);

/// <summary>
/// Pairs legs: two accounts of the tenant, opposite amounts, one currency. The SPEI tracking key proves a pair within four days;
/// without it both texts must speak of moving money and lie at most two days apart. Every leg pairs once, the closest first.
/// </summary>
public static class TransferPairing
{
    private const int DaysWithKey = 4;
    private const int DaysWithoutKey = 2;

    private static readonly string[] Words =
    [
        "TRASPASO", "TRANSFER", "TRANSF", "SPEI", "PAGO TARJETA", "PAGO TDC", "PAGO DE TARJETA", "PAGO CUENTA", "PAGO A TU TARJETA", "SU PAGO", "GRACIAS POR SU PAGO",
        "PAGO INTERBANCARIO", "ABONO TRASP", "TRASP", "PAGO TC", "CARGO POR TRASP", "DEPOSITO DE TERCERO", "ENVIO", "APARTADO", "AHORRO", "INVERSION",
    ];

    /// <summary>Categories that mean money moving between one's own pockets.</summary>
    private static readonly HashSet<string> Moving = new(StringComparer.Ordinal)
    {
        "transfer_own", "transfer_in", "transfer_out", "debt_card_payment", "savings_investment",
    };

    /// <summary>Pairs of (new leg, other leg). <paramref name="others"/> are stored rows that have no pair yet.</summary>
    public static IReadOnlyList<(Leg New, Leg Other)> Pair(IReadOnlyList<Leg> fresh, IReadOnlyList<Leg> others)
    {
        var byAmount = others.Concat(fresh).ToLookup(l => (l.Amount, l.Currency));
        var candidates =
            from leg in fresh
            where leg.Amount != 0
            from other in byAmount[(-leg.Amount, leg.Currency)]
            let days = Math.Abs(leg.Date.DayNumber - other.Date.DayNumber)
            where other.AccountId != leg.AccountId && Fits(leg, other, days)
            orderby SameKey(leg, other) ? 0 : 1, days, leg.Id, other.Id
            select (leg, other);

        var taken = new HashSet<Guid>();
        var pairs = new List<(Leg, Leg)>();
        foreach (var (leg, other) in candidates)
        {
            if (taken.Contains(leg.Id) || taken.Contains(other.Id)) continue;
            taken.Add(leg.Id);
            taken.Add(other.Id);
            pairs.Add((leg, other));
        }

        return pairs;
    }

    /// <summary>What the pair is: paying one's card, or moving money.</summary>
    public static string CategoryOf(Leg a, Leg b) =>
        IsCardPayment(a) || IsCardPayment(b) ? "debt_card_payment" : "transfer_own";

    private static bool IsCardPayment(Leg leg) =>
        leg.Category == "debt_card_payment" || leg.Search.Contains("TARJETA", StringComparison.Ordinal) || leg.Search.Contains("TDC", StringComparison.Ordinal);

    private static bool Fits(Leg a, Leg b, int days)
    {
        if (SameKey(a, b)) return days <= DaysWithKey;
        if (a.TrackingKey is not null && b.TrackingKey is not null) return false;
        return days <= DaysWithoutKey && SpeaksOfMoving(a) && SpeaksOfMoving(b);
    }

    private static bool SameKey(Leg a, Leg b) => a.TrackingKey is not null && a.TrackingKey == b.TrackingKey;

    private static bool SpeaksOfMoving(Leg leg) =>
        Moving.Contains(leg.Category) || Words.Any(w => leg.Search.Contains(w, StringComparison.Ordinal));

    /// <summary>True when the row could be a leg at all, so that the rest need not be looked at.</summary>
    public static bool CouldBeLeg(Transaction row) =>
        row.TrackingKey is not null || Moving.Contains(row.Category) || Words.Any(w => row.Search.Contains(w, StringComparison.Ordinal));
}
