using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Ledger.Goals;

/// <summary>A goal as written: what for, how much, until when; kept in accounts, noted by hand, or both.</summary>
public sealed record GoalRequest(
    string? Name, decimal? Target, string? Currency, DateOnly? TargetDay, IReadOnlyList<Guid>? AccountIds, IReadOnlyList<GoalRequest.ContributionRequest>? Contributions)
{
    private const decimal Most = 1_000_000_000_000m;
    private const int MostContributions = 500;
    private const int MostYears = 50;

    /// <summary>Money put aside by hand; negative when it was taken back.</summary>
    public sealed record ContributionRequest(DateOnly Day, decimal Amount);

    /// <summary>The currency, MXN when none was sent.</summary>
    public string CurrencyCode => Currency?.ToUpperInvariant() ?? "MXN";

    /// <summary>The accounts, each once.</summary>
    public Guid[] Accounts => [.. (AccountIds ?? []).Distinct()];

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Problem? Check(DateOnly today) => new FieldErrors()
        .When(Name is null || Name.Trim().Length is 0 or > 80, "name", "De 1 a 80 caracteres.", "1 to 80 characters.")
        .When(Target is null or <= 0 or >= Most, "target", "Un importe mayor que cero.", "An amount above zero.")
        .When(Currency is not null && !Platform.Amounts.Currency.TryParse(Currency, out _), "currency", "Código de tres letras, por ejemplo MXN.", "A three-letter code, such as MXN.")
        .When(TargetDay is null || TargetDay <= today || TargetDay > today.AddYears(MostYears), "targetDay", "Un día futuro, a lo más en 50 años.", "A day to come, at most 50 years ahead.")
        .When(Accounts.Length > 20, "accountIds", "A lo más 20 cuentas.", "At most 20 accounts.")
        .When(Contributions?.Count > MostContributions, "contributions", "A lo más 500 aportaciones.", "At most 500 contributions.")
        .When(Contributions?.Any(c => c is null || c.Amount == 0 || Math.Abs(c.Amount) >= Most || c.Day > today) == true, "contributions", "Importes distintos de cero, con fecha de hoy o antes.", "Amounts other than zero, of today or before.")
        .ToProblem();
}
