using FinanceTracker.Ledger.Cards;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tenants.Encryption;

namespace FinanceTracker.Ledger.Accounts;

/// <summary>An account. The number is masked; the CLABE is whole, because people give it to be paid.</summary>
/// <param name="Etag">What If-Match takes to change this account.</param>
/// <param name="Cycle">For a card whose cut-off day is known: the cycle that runs.</param>
/// <param name="LastCut">For such a card: the cycle that was cut last, and whether it is paid.</param>
public sealed record AccountView(
    Guid Id, string? Name, AccountKind Kind, string BankName, string? AccountNumber, string? Clabe, decimal? Balance, DateOnly? BalanceDate, string Currency, string Source,
    decimal? MinimumBalance, decimal? CreditLimit, int? CutOffDay, int? PaymentDueDays, CardCycleView? Cycle, CardCycleView? LastCut, decimal? ToPay, string Etag)
{
    /// <summary>The view of an account.</summary>
    public static AccountView Of(Account a, CardStatus? card, OpenDataKey key) => new(
        a.Id, a.Name, a.Kind, a.BankName, a.MaskedNumber, a.Clabe(key), a.Balance, a.BalanceDate, a.Currency, a.Source,
        a.MinimumBalance, a.CreditLimit, a.CutOffDay, a.Kind == AccountKind.Credit ? a.PaymentDueDays : null, card?.Current, card?.LastCut, card?.ToPay, ETags.Of(a.Version));
}
