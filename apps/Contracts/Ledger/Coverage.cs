namespace FinanceTracker.Contracts.Ledger;

/// <summary>Banking asks which accounts there are and in which months the books have rows, to lay its statements beside them.</summary>
public sealed record ReadBooksCoverage;

/// <summary>Every account of the tenant.</summary>
public sealed record BooksCoverage(IReadOnlyList<CoveredAccount> Accounts);

/// <summary>An account with the months that have rows.</summary>
/// <param name="Id">Its id.</param>
/// <param name="BankName">The bank's display name.</param>
/// <param name="MaskedNumber">The number with all but its last four digits hidden.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Months">Months with rows, in order.</param>
public sealed record CoveredAccount(Guid Id, string BankName, string? MaskedNumber, string Currency, IReadOnlyList<CoveredMonth> Months);

/// <summary>Rows of a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Rows">How many; removed ones are not counted.</param>
public sealed record CoveredMonth(DateOnly Month, int Rows);
