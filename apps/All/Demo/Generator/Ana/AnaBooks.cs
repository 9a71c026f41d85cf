namespace FinanceTracker.All.Demo.Generator.Ana;

/// <summary>Ana's three accounts.</summary>
/// <param name="Debit">BBVA, where her pay comes in.</param>
/// <param name="Savings">Santander, her second account.</param>
/// <param name="Card">Banorte credit card.</param>
internal sealed record AnaBooks(AccountBook Debit, AccountBook Savings, AccountBook Card);
