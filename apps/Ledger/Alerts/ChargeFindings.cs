namespace FinanceTracker.Ledger.Alerts;

/// <summary>What single lines tell: charged twice, a fee of the bank.</summary>
public static class ChargeFindings
{
    private const int Hours = 48;
    private const int Days = 2;

    // A habit is not a mistake: the coffee of every second day has the same price.
    private const int Habit = 4;

    private static readonly HashSet<string> RepeatsByNature = new(StringComparer.Ordinal)
    {
        "transport_public", "transport_parking_tolls", "transport_rideshare", "transfer_in", "transfer_out", "transfer_own", "cash_withdrawal", "cash_deposit",
        "debt_card_payment", "savings_investment", "savings_retirement", "fees_bank", "fees_interest", "business_payroll",
    };

    // Water boards and the electricity company are commissions too, of another kind.
    private static readonly string[] PublicBodies = ["COMISION ESTATAL", "COMISION FEDERAL", "COMISION NACIONAL", "COMISION MUNICIPAL", "COMISION DE AGUA", "COM ESTATAL", "COM FEDERAL"];

    private static readonly string[] Vending = ["VENDING", "EXPENDEDORA", "MAQ EXP"];

    /// <summary>
    /// Charges like one before: same merchant, amount and account within 48 hours. Where both lines carry an instant it decides; days
    /// otherwise. Fares, parking, tolls and vending machines repeat by nature.
    /// </summary>
    public static IEnumerable<Finding> Duplicates(IReadOnlyList<RowFact> rows, DateOnly since)
    {
        var groups = rows.Where(r => r.Amount < 0 && !r.IsTransfer && !RepeatsByNature.Contains(r.Category) && !Array.Exists(Vending, v => r.Key.Contains(v, StringComparison.Ordinal)))
            .GroupBy(r => (r.AccountId, r.Key, r.Amount, r.Currency));
        foreach (var group in groups)
        {
            var ordered = group.OrderBy(r => r.Date).ThenBy(r => r.BookedAt).ThenBy(r => r.Id).ToList();
            if (ordered.Count >= Habit + 2) continue;
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i].Date >= since && IsSoonAfter(ordered[i - 1], ordered[i])) yield return Twice(ordered[i - 1], ordered[i]);
            }
        }
    }

    /// <summary>Fees and interest of the bank, a day's of one account together: always told. A fee never seen before weighs more.</summary>
    public static IEnumerable<Finding> Fees(IReadOnlyList<RowFact> rows, IReadOnlySet<string> knownKeys, DateOnly since) =>
        rows.Where(r => r.Amount < 0 && r.Date >= since && r.Category is "fees_bank" or "fees_interest")
            .Where(r => !Array.Exists(PublicBodies, b => r.Key.Contains(b, StringComparison.Ordinal)))
            .GroupBy(r => (r.AccountId, r.Date, r.Currency))
            .Select(g => Fee(g.OrderBy(r => r.Amount).ThenBy(r => r.Id).ToList(), knownKeys));

    private static Finding Twice(RowFact first, RowFact second)
    {
        var amount = AlertText.Amount(-second.Amount, second.Currency);
        var (one, two) = (AlertText.Day(first.Date), AlertText.Day(second.Date));
        return new Finding(
            AlertKinds.DuplicateCharge, $"{AlertKinds.DuplicateCharge}:{second.Id:N}", null, AlertSeverity.Warning, second.Date,
            new Words($"¿Te cobraron dos veces? {second.Name}", $"Charged twice? {second.Name}"),
            new Words(
                $"{second.Name} cobró {amount} el {one.Es} y otra vez el {two.Es}, en la misma cuenta. Si solo compraste una vez, acláralo con tu banco.",
                $"{second.Name} charged {amount} on {one.En} and again on {two.En}, to the same account. If you bought once, ask your bank."))
        {
            TransactionId = second.Id,
            AccountId = second.AccountId,
            Category = second.Category,
        };
    }

    private static Finding Fee(List<RowFact> fees, IReadOnlySet<string> knownKeys)
    {
        var first = fees[0];
        var amount = AlertText.Amount(-fees.Sum(f => f.Amount), first.Currency);
        var day = AlertText.Day(first.Date);
        var isNew = fees.Exists(f => !knownKeys.Contains(f.Key));
        var (noteEs, noteEn) = isNew ? (" Es la primera vez que lo vemos.", " It is the first time we see it.") : ("", "");
        return new Finding(
            AlertKinds.NewFee, $"{AlertKinds.NewFee}:{first.AccountId:N}:{AlertText.Stamp(first.Date)}:{first.Currency}", null, isNew ? AlertSeverity.Warning : AlertSeverity.Info, first.Date,
            new Words($"Tu banco te cobró: {first.Name}", $"Your bank charged you: {first.Name}"),
            new Words($"El {day.Es} te cobraron {amount} de comisiones o intereses.{noteEs}", $"On {day.En} you were charged {amount} in fees or interest.{noteEn}"))
        {
            TransactionId = first.Id,
            AccountId = first.AccountId,
            Category = first.Category,
        };
    }

    private static bool IsSoonAfter(RowFact first, RowFact second) =>
        first.BookedAt is { } a && second.BookedAt is { } b ? (b - a).TotalHours <= Hours : second.Date.DayNumber - first.Date.DayNumber <= Days;
}
