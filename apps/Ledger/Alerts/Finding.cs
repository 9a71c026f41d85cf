using System.Globalization;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>The kinds of alert.</summary>
public static class AlertKinds
{
    public const string LowBalance = "low_balance";
    public const string Budget80 = "budget_80";
    public const string CardDue = "card_due";
    public const string DuplicateCharge = "duplicate_charge";
    public const string NewFee = "new_fee";
    public const string EfosSupplier = "efos_supplier";
    public const string CfdiCancelled = "cfdi_cancelled";
    public const string UnusualAmount = "unusual_amount";
    public const string PriceRise = "price_rise";
    public const string ChargeDue = "charge_due";
    public const string TrialEnded = "trial_ended";
    public const string BalanceAhead = "balance_ahead";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } =
        [LowBalance, Budget80, CardDue, DuplicateCharge, NewFee, EfosSupplier, CfdiCancelled, UnusualAmount, PriceRise, ChargeDue, TrialEnded, BalanceAhead];
}

/// <summary>A sentence in both languages.</summary>
public sealed record Words(string Es, string En);

/// <summary>Something worth telling, found in the books; not yet told.</summary>
/// <param name="Key">The same for the same fact.</param>
/// <param name="Condition">The same while a state lasts; null for what happened and is over.</param>
public sealed record Finding(string Kind, string Key, string? Condition, AlertSeverity Severity, DateOnly Day, Words Title, Words Body)
{
    /// <summary>The line it is about.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>The account it is about.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The category it is about.</summary>
    public string? Category { get; init; }
}

/// <summary>A line of the books as far as alerts go. The amount is signed.</summary>
public sealed record RowFact(
    Guid Id, Guid? AccountId, DateOnly Date, DateTimeOffset? BookedAt, string Name, string Key, decimal Amount, string Currency, string Category, bool IsTransfer);

/// <summary>Amounts and days as people read them.</summary>
public static class AlertText
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-MX");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>$1,234.50, or 20.00 USD where it is not pesos.</summary>
    public static string Amount(decimal amount, string currency)
    {
        var number = Math.Abs(amount).ToString("#,##0.00", CultureInfo.InvariantCulture);
        var sign = amount < 0 ? "-" : "";
        return currency == "MXN" ? $"{sign}${number}" : $"{sign}{number} {currency}";
    }

    /// <summary>A day in both languages.</summary>
    public static Words Day(DateOnly day) => new(day.ToString("d 'de' MMMM", Spanish), day.ToString("MMMM d", English));

    /// <summary>A day as it stands in keys.</summary>
    public static string Stamp(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A name that fits a title.</summary>
    public static string Name(string? merchant, string description)
    {
        var name = string.IsNullOrWhiteSpace(merchant) ? description.Trim() : merchant;
        return name.Length <= 60 ? name : $"{name[..59].TrimEnd()}…";
    }
}
