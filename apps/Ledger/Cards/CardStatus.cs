using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Calendar;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Cards;

/// <summary>What a card owes and has paid on one day of its account: <c>charged</c> is positive, less refunds.</summary>
public sealed record CardDay(DateOnly Date, decimal Charged, decimal Paid);

/// <summary>A cycle with its sums, in the account's currency.</summary>
/// <param name="Spent">Charges less refunds, as the books have them: the bank's own total counts what was owed before, too.</param>
/// <param name="Payments">Paid since: for the cycle that runs, since its first day; for the one that was cut, since its cut-off.</param>
/// <param name="Paid">True when nothing of the last cut is left to pay.</param>
public sealed record CardCycleView(DateOnly From, DateOnly To, DateOnly DueDay, decimal Spent, decimal Payments, bool Paid);

/// <summary>A card today: the cycle that runs, and the one that was cut last and is paid now.</summary>
/// <param name="ToPay">What is left to pay of the last cut, never below zero.</param>
public sealed record CardStatus(CardCycleView Current, CardCycleView LastCut, decimal ToPay)
{
    /// <summary>The arithmetic; knows no database.</summary>
    public static CardStatus On(DateOnly today, CardTerms terms, BusinessCalendar calendar, IReadOnlyList<CardDay> days)
    {
        var current = terms.At(today, calendar);
        var cut = terms.Before(today, calendar);
        var owed = SpentIn(cut);
        var payments = days.Where(d => d.Date >= current.From && d.Date <= today).Sum(d => d.Paid);
        var left = Math.Max(0, owed - payments);
        return new CardStatus(
            new CardCycleView(current.From, current.To, current.DueDay, SpentIn(current), payments, left == 0),
            new CardCycleView(cut.From, cut.To, cut.DueDay, owed, payments, left == 0),
            left);

        decimal SpentIn(CardCycle cycle) => days.Where(d => d.Date >= cycle.From && d.Date <= cycle.To).Sum(d => d.Charged);
    }
}

/// <summary>Reads cards from the books.</summary>
public static class CardQueries
{
    // The cycle that runs and the one before it: two months and the longest shift of a cut-off day.
    private const int Reach = 70;

    /// <summary>The status of each card among <paramref name="accounts"/>, by account.</summary>
    public static async Task<IReadOnlyDictionary<Guid, CardStatus>> CardsAsync(this LedgerDb db, IReadOnlyList<Account> accounts, DateOnly today, CancellationToken cancellationToken)
    {
        var cards = accounts.Where(a => a.CardTerms is not null).ToDictionary(a => a.Id);
        if (cards.Count == 0) return new Dictionary<Guid, CardStatus>();
        var ids = cards.Keys.ToList();
        var from = today.AddDays(-Reach);

        // A refund that is linked to its charge is spent below zero, whatever its own category says.
        var days = await db.EffectiveLines
            .Where(l => l.AccountId != null && ids.Contains(l.AccountId.Value) && l.Date >= from)
            .GroupBy(l => new { Account = l.AccountId!.Value, l.Date, l.Currency })
            .Select(g => new
            {
                g.Key.Account,
                g.Key.Date,
                g.Key.Currency,
                Charged = g.Sum(l => l.Spent - (l.Category == Refund ? l.Received : 0)),
                Paid = g.Sum(l => l.Category == Refund ? 0 : l.Received),
            })
            .ToListAsync(cancellationToken);
        return cards.ToDictionary(c => c.Key, c => CardStatus.On(
            today, c.Value.CardTerms!, BusinessCalendar.Mexico,
            days.Where(d => d.Account == c.Key && d.Currency == c.Value.Currency).Select(d => new CardDay(d.Date, d.Charged, d.Paid)).ToList()));
    }

    private const string Refund = "income_refund";
}
