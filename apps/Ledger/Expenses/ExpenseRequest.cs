using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Ledger.Expenses;

/// <summary>An expense as sent. <c>amount</c> is positive, with at most four decimals; <c>currency</c> is MXN when absent.</summary>
public sealed record ExpenseRequest(
    DateOnly? Date, decimal? Amount, string? Currency, string? Description, string? Category, Guid? AccountId, string? Note, string[]? Tags)
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>What is wrong with it, if anything.</summary>
    public Problem? Check()
    {
        if (Category is { } category && !Taxonomy.IsKnown(category)) return LedgerProblems.UnknownCategory.With("category", category);
        return new FieldErrors()
            .When(Date is null || Date < Earliest, "date", "Falta el día (aaaa-mm-dd).", "The day is missing (yyyy-mm-dd).")
            .When(Amount is not (> 0 and < 1_000_000_000_000m), "amount", "Debe ser mayor que cero.", "Must be above zero.")
            .When(Amount is { } a && decimal.Round(a, 4) != a, "amount", "A lo más cuatro decimales.", "At most four decimals.")
            .When(Currency is not null && !Platform.Amounts.Currency.TryParse(Currency, out _), "currency", "Código de tres letras, por ejemplo MXN.", "A three-letter code, such as MXN.")
            .When(string.IsNullOrWhiteSpace(Description) || Description.Length > 500, "description", "De 1 a 500 caracteres.", "1 to 500 characters.")
            .WhenBadNote(Note, "note").WhenBadTags(Tags, "tags")
            .ToProblem();
    }

    /// <summary>The currency, MXN when none was sent.</summary>
    public string CurrencyCode => Currency is null ? "MXN" : Currency.ToUpperInvariant();
}
