namespace FinanceTracker.Ledger.Budgets;

/// <summary>A line of the books, or a part of one, as far as suggesting a budget goes. Amounts are signed: money out is negative, a refund of its category positive.</summary>
/// <param name="Month">First day of its month.</param>
/// <param name="Key">What lines of one merchant share.</param>
public sealed record SpendingRow(DateOnly Month, string Category, string Key, decimal Amount);

/// <summary>What a budget is suggested from.</summary>
/// <param name="Rows">Lines of the last twelve full months, in one currency, transfers between own accounts left out.</param>
/// <param name="LastMonth">First day of the last full month.</param>
/// <param name="FirstMonth">First day of the first month that the books cover whole.</param>
/// <param name="SavingGoal">What should be left over each month.</param>
public sealed record SuggestionInput(IReadOnlyList<SpendingRow> Rows, DateOnly FirstMonth, DateOnly LastMonth, decimal SavingGoal, string Currency);

/// <summary>What a month of a category may cost.</summary>
/// <param name="Kind"><c>need</c> (never cut), <c>want</c> (shrinks when it must) or <c>unknown</c> (not judged: not cut).</param>
/// <param name="Median">Of the last six full months, yearly items and one-offs left out.</param>
/// <param name="Baseline">0.6 of that median and 0.4 of that of the last three months.</param>
/// <param name="Provision">The month's part of what is paid once or twice a year; included in <paramref name="Amount"/>.</param>
/// <param name="Amount">The suggestion, in whole 50 pesos.</param>
/// <param name="ChangePercent">Against the median and the provision together, whole.</param>
public sealed record Suggestion(
    string Category, string NameEs, string NameEn, string Kind, decimal Median, decimal Baseline, decimal Provision, decimal Amount, int ChangePercent, string ReasonEs, string ReasonEn);

/// <summary>Whether the plan leaves what the person wants to save.</summary>
/// <param name="Income">A month that three of four were better than: the 25th percentile of the last six; null when no income was seen.</param>
/// <param name="Left">Income less all suggestions; null without an income.</param>
/// <param name="Short">How much is missing even with the largest cut; 0 when the plan is feasible.</param>
/// <param name="Movable">When it is not: the wants with most left to give, largest first.</param>
public sealed record Feasibility(
    bool? Feasible, decimal? Income, decimal SavingGoal, decimal Total, decimal? Left, decimal Short, string TextEs, string TextEn, IReadOnlyList<string> Movable);

/// <summary>50/30/20 beside the person's own: a comparison, not a rule.</summary>
public sealed record FiftyThirtyTwenty(decimal Needs, decimal Wants, decimal Saving, decimal NeedsByRule, decimal WantsByRule, decimal SavingByRule);

/// <summary>A suggested budget for a month.</summary>
/// <param name="Months">How many full months it was learned from; fewer than three suggest nothing.</param>
/// <param name="Cut">The share that wants were asked to give: 0 to 0.25.</param>
public sealed record SuggestedBudget(
    string Currency, int Months, decimal Cut, IReadOnlyList<Suggestion> Items, Feasibility Feasibility, FiftyThirtyTwenty? Comparison);
