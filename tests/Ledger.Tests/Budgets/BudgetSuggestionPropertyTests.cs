using FinanceTracker.Ledger.Budgets;

namespace FinanceTracker.Ledger.Tests.Budgets;

/// <summary>What holds for every ledger: 400 of them, made from fixed seeds.</summary>
public sealed class BudgetSuggestionPropertyTests
{
    private static readonly DateOnly Last = new(2026, 10, 1);
    private static readonly string[] Spent =
    [
        "food_groceries", "food_restaurant", "food_coffee_bakery", "housing_rent", "utilities_electricity", "tax_local", "insurance_auto", "education_school",
        "travel_flights", "shopping_clothing", "other_uncategorized", "entertainment_streaming", "transfer_out", "savings_investment",
    ];

    [Fact]
    public void Needs_are_never_cut_and_wants_never_below_their_least() => ForEveryLedger((budget, _) =>
    {
        foreach (var item in budget.Items)
        {
            var usual = item.Baseline + item.Provision;
            Assert.True(item.Amount % BudgetSuggestions.Step == 0 && item.Amount >= 0);
            if (item.Kind != "want") Assert.True(item.Amount >= usual - 0.01m && item.Amount < usual + BudgetSuggestions.Step);
            else Assert.True(item.Amount >= (usual * (1 - BudgetSuggestions.MostAtOnce)) - 0.01m && item.Amount <= usual + BudgetSuggestions.Step);
        }
    });

    [Fact]
    public void Sums_agree_with_what_is_said() => ForEveryLedger((budget, goal) =>
    {
        var said = budget.Feasibility;
        Assert.Equal(budget.Items.Sum(i => i.Amount), said.Total);
        if (said.Income is not { } income) return;
        Assert.Equal(income - said.Total, said.Left);
        Assert.Equal(said.Left >= goal, said.Feasible);
        Assert.Equal(said.Feasible == true ? 0 : goal - said.Left, said.Short);
        Assert.Equal(said.Total, budget.Comparison!.Needs + budget.Comparison.Wants);
    });

    [Fact]
    public void The_cut_is_the_smallest_that_suffices_and_never_more_than_a_quarter() => ForEveryLedger((budget, goal, input) =>
    {
        Assert.InRange(budget.Cut, 0, BudgetSuggestions.MostAtOnce);
        if (budget.Feasibility.Feasible != true || budget.Cut == 0) return;
        var lighter = input with { SavingGoal = 0 };
        Assert.True(BudgetSuggestions.Suggest(lighter).Feasibility.Total > budget.Feasibility.Income - goal);
    });

    [Fact]
    public void A_larger_goal_never_gives_any_category_more() => ForEveryLedger((budget, goal, input) =>
    {
        var more = BudgetSuggestions.Suggest(input with { SavingGoal = goal + 1_000m });
        foreach (var (item, smaller) in budget.Items.Zip(more.Items)) Assert.True(smaller.Amount <= item.Amount && smaller.Category == item.Category);
    });

    [Fact]
    public void The_order_of_the_lines_does_not_matter() => ForEveryLedger((budget, _, input) =>
    {
        var turned = BudgetSuggestions.Suggest(input with { Rows = input.Rows.Reverse().ToList() });
        Assert.Equal(budget.Items.Select(i => (i.Category, i.Amount)), turned.Items.Select(i => (i.Category, i.Amount)));
    });

    private static void ForEveryLedger(Action<SuggestedBudget, decimal> check) => ForEveryLedger((budget, goal, _) => check(budget, goal));

    private static void ForEveryLedger(Action<SuggestedBudget, decimal, SuggestionInput> check)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var months = random.Next(3, 13);
            var input = new SuggestionInput(Ledger(random, months), Last.AddMonths(1 - months), Last, random.Next(0, 40) * 250m, "MXN");
            check(BudgetSuggestions.Suggest(input), input.SavingGoal, input);
        }
    }

    private static List<SpendingRow> Ledger(Random random, int months)
    {
        var rows = new List<SpendingRow>();
        for (var month = 0; month < months; month++)
        {
            if (random.Next(5) > 0) rows.Add(new SpendingRow(Last.AddMonths(-month), "income_salary", "NOMINA", random.Next(5_000, 60_000)));
            for (var line = random.Next(0, 25); line > 0; line--)
            {
                var category = Spent[random.Next(Spent.Length)];
                rows.Add(new SpendingRow(Last.AddMonths(-month), category, $"{category}{random.Next(3)}", -random.Next(1, 600_000) / 100m));
            }

            if (random.Next(4) == 0) rows.Add(new SpendingRow(Last.AddMonths(-month), "income_refund", "food_restaurant1", random.Next(1, 3_000)));
        }

        return rows;
    }
}
