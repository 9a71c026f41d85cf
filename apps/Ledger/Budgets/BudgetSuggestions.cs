namespace FinanceTracker.Ledger.Budgets;

/// <summary>
/// Suggests what each category may cost in a month. Needs stay as they are; wants give the same share, as small as leaves the saving
/// goal, at most a quarter at once and two fifths in total. When that is not enough it says so, and cuts nothing further.
/// </summary>
public static class BudgetSuggestions
{
    /// <summary>Pesos to which amounts are rounded.</summary>
    public const decimal Step = 50m;

    /// <summary>The largest share that a want gives in one month.</summary>
    public const decimal MostAtOnce = 0.25m;

    /// <summary>The largest share that a want gives in total, against the half year before.</summary>
    public const decimal MostInTotal = 0.40m;

    private const int FewestMonths = 3;
    private const decimal CutStep = 0.005m;
    private const int Listed = 5;

    /// <summary>The suggestion; without items when the books cover fewer than three full months.</summary>
    public static SuggestedBudget Suggest(SuggestionInput input)
    {
        var profile = SpendingProfile.Of(input);
        if (profile.Months < FewestMonths)
            return new SuggestedBudget(input.Currency, Math.Max(0, profile.Months), 0, [], SuggestionWords.TooLittle(input.SavingGoal), null);

        var categories = profile.Categories();
        var income = profile.IncomeP25();
        var cut = CutFor(categories, income, input.SavingGoal);
        var items = categories.Select(c => SuggestionWords.Item(c, AmountOf(c, cut))).ToList();
        return new SuggestedBudget(input.Currency, profile.Months, cut, items, FeasibilityOf(categories, items, income, input.SavingGoal), Compare(items, income, profile.Saved()));
    }

    /// <summary>What a category gets when wants give <paramref name="cut"/>.</summary>
    internal static decimal AmountOf(CategoryProfile category, decimal cut)
    {
        if (category.Kind != "want") return Up(category.Usual);
        var least = LeastOf(category);
        var rounded = decimal.Round(Math.Max(category.Usual * (1 - cut), least) / Step, MidpointRounding.AwayFromZero) * Step;
        return rounded < least ? Up(least) : rounded;
    }

    /// <summary>The least that a want may get.</summary>
    internal static decimal LeastOf(CategoryProfile category) => Math.Min(
        category.Usual, Math.Max(category.Usual * (1 - MostAtOnce), (category.Before + category.Provision) * (1 - MostInTotal)));

    // The smallest share that suffices, tried on the rounded amounts themselves, so that what is promised is what is shown.
    private static decimal CutFor(IReadOnlyList<CategoryProfile> categories, decimal? income, decimal goal)
    {
        if (income is null) return 0;
        for (var cut = 0m; cut < MostAtOnce; cut += CutStep)
        {
            if (income - categories.Sum(c => AmountOf(c, cut)) >= goal) return cut;
        }

        return MostAtOnce;
    }

    private static Feasibility FeasibilityOf(IReadOnlyList<CategoryProfile> categories, List<Suggestion> items, decimal? income, decimal goal)
    {
        var total = items.Sum(i => i.Amount);
        if (income is null) return SuggestionWords.NoIncome(goal, total);
        var left = income.Value - total;
        if (left >= goal) return SuggestionWords.Enough(income.Value, goal, total, left);
        var movable = categories.Where(c => c.Kind == "want").Select(c => c.Category).Take(Listed).ToList();
        return SuggestionWords.Short(income.Value, goal, total, left, movable);
    }

    private static FiftyThirtyTwenty? Compare(List<Suggestion> items, decimal? income, decimal saved) => income is not { } all ? null : new FiftyThirtyTwenty(
        items.Where(i => i.Kind != "want").Sum(i => i.Amount), items.Where(i => i.Kind == "want").Sum(i => i.Amount), saved,
        Cents(all * 0.5m), Cents(all * 0.3m), Cents(all * 0.2m));

    private static decimal Up(decimal amount) => decimal.Ceiling(amount / Step) * Step;

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
