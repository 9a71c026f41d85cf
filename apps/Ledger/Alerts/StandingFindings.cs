using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Budgets;
using FinanceTracker.Ledger.Cards;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>An account as far as alerts go.</summary>
public sealed record AccountFact(Guid Id, string Name, string Currency, decimal? Balance, DateOnly? BalanceDate, decimal? Floor, CardStatus? Card)
{
    /// <summary>The facts of an account.</summary>
    public static AccountFact Of(Account a, CardStatus? card) =>
        new(a.Id, a.Name ?? $"{a.BankName} {a.MaskedNumber}".Trim(), a.Currency, a.Balance, a.BalanceDate, a.HoldsDeposits ? a.MinimumBalance : null, card);
}

/// <summary>What lasts for a while: a balance below its floor, a card to be paid, an envelope almost empty.</summary>
public static class StandingFindings
{
    private const int DaysBeforeDue = 5;
    private const int DaysAfterDue = 10;
    private const decimal NearlySpent = 0.8m;

    /// <summary>Deposit accounts below the floor that the person set, when the balance is news.</summary>
    public static IEnumerable<Finding> LowBalances(IEnumerable<AccountFact> accounts, DateOnly since) =>
        from account in accounts
        where account is { Floor: not null, Balance: not null, BalanceDate: not null } && account.Balance < account.Floor && account.BalanceDate >= since
        let balance = AlertText.Amount(account.Balance!.Value, account.Currency)
        let floor = AlertText.Amount(account.Floor!.Value, account.Currency)
        let day = AlertText.Day(account.BalanceDate!.Value)
        select new Finding(
            AlertKinds.LowBalance, $"{AlertKinds.LowBalance}:{account.Id:N}:{AlertText.Stamp(account.BalanceDate!.Value)}", $"{AlertKinds.LowBalance}:{account.Id:N}",
            account.Balance < 0 ? AlertSeverity.Critical : AlertSeverity.Warning, account.BalanceDate.Value,
            new Words($"Saldo bajo en {account.Name}", $"Low balance in {account.Name}"),
            new Words($"El {day.Es} quedaban {balance}, menos que tu mínimo de {floor}.", $"On {day.En} it held {balance}, less than your floor of {floor}."))
        {
            AccountId = account.Id,
        };

    /// <summary>Cards whose last cut is not paid, from five days before the due day.</summary>
    public static IEnumerable<Finding> CardsDue(IEnumerable<AccountFact> accounts, DateOnly today) =>
        from account in accounts
        where account.Card is { ToPay: > 0 } card && card.LastCut.DueDay.AddDays(-DaysBeforeDue) <= today && today <= card.LastCut.DueDay.AddDays(DaysAfterDue)
        select CardDue(account, account.Card!, today);

    /// <summary>Envelopes of which four fifths are spent.</summary>
    public static IEnumerable<Finding> Envelopes(BudgetView budget, DateOnly today)
    {
        foreach (var envelope in budget.Envelopes.Where(e => e.Assigned > 0 && e.Spent >= e.Assigned * NearlySpent))
        {
            var key = $"{AlertKinds.Budget80}:{envelope.Category}:{AlertText.Stamp(budget.Period.From)}";
            var percent = decimal.Truncate(envelope.Spent * 100 / envelope.Assigned).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
            var (spent, assigned) = (AlertText.Amount(envelope.Spent, budget.Currency), AlertText.Amount(envelope.Assigned, budget.Currency));
            var until = AlertText.Day(budget.Period.To);
            yield return new Finding(
                AlertKinds.Budget80, key, key, envelope.Spent > envelope.Assigned ? AlertSeverity.Warning : AlertSeverity.Info, today,
                new Words($"{envelope.NameEs}: llevas {percent} %", $"{envelope.NameEn}: {percent} % spent"),
                new Words($"Van {spent} de {assigned}; el periodo termina el {until.Es}.", $"{spent} of {assigned} are spent; the period ends on {until.En}."))
            {
                Category = envelope.Category,
            };
        }
    }

    private static Finding CardDue(AccountFact account, CardStatus card, DateOnly today)
    {
        var key = $"{AlertKinds.CardDue}:{account.Id:N}:{AlertText.Stamp(card.LastCut.DueDay)}";
        var left = AlertText.Amount(card.ToPay, account.Currency);
        var (due, cut) = (AlertText.Day(card.LastCut.DueDay), AlertText.Day(card.LastCut.To));
        var late = today > card.LastCut.DueDay;
        return new Finding(
            AlertKinds.CardDue, key, key, late ? AlertSeverity.Critical : AlertSeverity.Warning, card.LastCut.DueDay,
            late ? new Words($"{account.Name}: el pago venció el {due.Es}", $"{account.Name}: payment was due on {due.En}")
                : new Words($"{account.Name}: paga a más tardar el {due.Es}", $"{account.Name}: pay by {due.En}"),
            new Words(
                $"Del corte del {cut.Es} faltan {left}, según tus movimientos. El importe exacto es el de tu estado de cuenta.",
                $"{left} of the cut of {cut.En} are left to pay, by your transactions. The exact amount is the one on your statement."))
        {
            AccountId = account.Id,
        };
    }
}
