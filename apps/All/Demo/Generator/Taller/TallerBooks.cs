namespace FinanceTracker.All.Demo.Generator.Taller;

/// <summary>The workshop's two accounts.</summary>
/// <param name="Main">HSBC: invoiced clients, payroll, taxes, rent.</param>
/// <param name="Counter">Banamex: card terminal, cash, small suppliers.</param>
internal sealed record TallerBooks(AccountBook Main, AccountBook Counter);
