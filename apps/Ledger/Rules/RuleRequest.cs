using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>A rule as sent. <c>name</c> is made from the conditions when absent; <c>enabled</c> is true when absent.</summary>
/// <param name="RuleId">In a preview: the rule that this one would replace.</param>
public sealed record RuleRequest(string? Name, RuleConditions? Conditions, RuleActions? Actions, bool? Enabled, Guid? RuleId)
{
    private const decimal MostAmount = 1_000_000_000_000m;

    /// <summary>The rule that was sent, in the form it is kept, or what is wrong with it.</summary>
    public async Task<Result<Rule>> ReadAsync(LedgerDb db, Rule onto, CancellationToken cancellationToken)
    {
        var when = (Conditions ?? new RuleConditions()).Normalised();
        var then = Actions ?? new RuleActions();
        then = then with { Merchant = Trimmed(then.Merchant), Note = Trimmed(then.Note) };
        if (then.Category is { } category && !Taxonomy.IsKnown(category)) return LedgerProblems.UnknownCategory.With("category", category);
        if (CheckWhen(CheckThen(new FieldErrors(), then), when).ToProblem() is { } problem) return problem;
        if (when.AccountId is { } account && !await db.Accounts.AnyAsync(a => a.Id == account, cancellationToken))
            return CommonProblems.NotFound.With("field", "conditions.accountId");
        onto.State(Trimmed(Name) ?? NameOf(when), when, then, Enabled ?? true);
        return onto;
    }

    private FieldErrors CheckThen(FieldErrors errors, RuleActions then) => errors
        .When(Name is { Length: > 80 }, "name", "A lo más 80 caracteres.", "At most 80 characters.")
        .When(then.IsEmpty(), "actions", "La regla no hace nada: falta alguna acción.", "The rule does nothing: an action is missing.")
        .When(then.Merchant is { Length: > 80 }, "actions.merchant", "A lo más 80 caracteres.", "At most 80 characters.")
        .WhenBadNote(then.Note, "actions.note").WhenBadTags(then.Tags, "actions.tags")
        .When(then is { Transfer: true, Category: { } c } && !Taxonomy.ExcludedFromSpending.Contains(c), "actions.category",
            "Un traspaso no puede llevar una categoría de gasto o ingreso.", "A transfer cannot carry a category of spending or income.");

    private static FieldErrors CheckWhen(FieldErrors errors, RuleConditions when) => errors
        .When(when.IsEmpty(), "conditions", "La regla valdría para todo: falta alguna condición.", "The rule would hold for everything: a condition is missing.")
        .When(TooShortOrLong(when.TextContains), "conditions.textContains", "De 2 a 100 caracteres.", "2 to 100 characters.")
        .When(TooShortOrLong(when.TextStartsWith), "conditions.textStartsWith", "De 2 a 100 caracteres.", "2 to 100 characters.")
        .When(when.TextEquals is { Length: > 500 }, "conditions.textEquals", "A lo más 500 caracteres.", "At most 500 characters.")
        .When(when.Direction is not (null or "in" or "out"), "conditions.direction", "«in» o «out».", "'in' or 'out'.")
        .When(IsNoAmount(when.Amount), "conditions.amount", "Sin signo, a lo más cuatro decimales.", "Without sign, at most four decimals.")
        .When(IsNoAmount(when.AmountFrom), "conditions.amountFrom", "Sin signo, a lo más cuatro decimales.", "Without sign, at most four decimals.")
        .When(IsNoAmount(when.AmountTo) || when.AmountTo < when.AmountFrom, "conditions.amountTo", "Sin signo y no menor que amountFrom.", "Without sign and not below amountFrom.")
        .When(when.Amount is not null && (when.AmountFrom is not null || when.AmountTo is not null), "conditions.amount", "Exacto o intervalo, no ambos.", "Exact or a range, not both.")
        .When(when.Currency is not null && !Platform.Amounts.Currency.TryParse(when.Currency, out _), "conditions.currency", "Código de tres letras, por ejemplo MXN.", "A three-letter code, such as MXN.")
        .When(when.To < when.From, "conditions.to", "No puede ser antes que from.", "Cannot be before from.")
        .When(when.MonthDayFrom is < 1 or > 31, "conditions.monthDayFrom", "De 1 a 31.", "1 to 31.")
        .When(when.MonthDayTo is < 1 or > 31, "conditions.monthDayTo", "De 1 a 31.", "1 to 31.");

    private static bool TooShortOrLong(string? text) => text is { Length: < 2 or > 100 };

    private static bool IsNoAmount(decimal? amount) => amount is < 0 or >= MostAmount || (amount is { } a && decimal.Round(a, 4) != a);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string NameOf(RuleConditions when)
    {
        var text = when.TextEquals ?? when.MerchantKey ?? when.TextStartsWith ?? when.TextContains ?? "Por importe, cuenta o día";
        return text.Length <= 80 ? text : text[..80];
    }
}

/// <summary>A rule as people and programs see it. <c>specificity</c> says which of two rules wins; see the conditions.</summary>
public sealed record RuleView(Guid Id, string Name, RuleConditions Conditions, RuleActions Actions, bool Enabled, int Specificity, DateTimeOffset CreatedAt)
{
    /// <summary>The view of a rule.</summary>
    public static RuleView Of(Rule r) => new(r.Id, r.Name, r.Conditions, r.Actions, r.Enabled, r.Conditions.Specificity(), r.CreatedAt);
}
