using FinanceTracker.Ledger.Budgets;

namespace FinanceTracker.Ledger.Tests.Budgets;

/// <summary>Each rule of the suggestion on a ledger small enough to reckon by hand.</summary>
public sealed class BudgetSuggestionTests
{
    private static readonly DateOnly Last = new(2026, 10, 1);

    [Fact]
    public void A_want_says_its_median_and_what_it_gives()
    {
        // Income 10,000; rent 6,000; restaurants 2,600 each month: 10 % must go to leave 1,650.
        var budget = Suggest(1_650m, [.. Monthly("income_salary", 10_000m), .. Monthly("housing_rent", -6_000m), .. Monthly("food_restaurant", -2_600m)]);
        var restaurant = budget.Items.Single(i => i.Category == "food_restaurant");

        Assert.Equal((2_350m, -10), (restaurant.Amount, restaurant.ChangePercent));
        Assert.EndsWith(" 2,350: tu mediana de 6 meses es 2,600 (-10 %)", restaurant.ReasonEs, StringComparison.Ordinal);
        Assert.EndsWith(" 2,350: your 6-month median is 2,600 (-10 %)", restaurant.ReasonEn, StringComparison.Ordinal);
        Assert.Equal((true, 1_650m), (budget.Feasibility.Feasible, budget.Feasibility.Left));
    }

    [Fact]
    public void Nothing_is_cut_when_the_goal_is_met_already()
    {
        var budget = Suggest(500m, [.. Monthly("income_salary", 10_000m), .. Monthly("housing_rent", -6_000m), .. Monthly("food_restaurant", -2_600m)]);

        Assert.Equal((0m, 2_600m), (budget.Cut, budget.Items.Single(i => i.Category == "food_restaurant").Amount));
    }

    [Fact]
    public void When_it_is_not_enough_it_says_by_how_much_and_what_could_move_and_leaves_needs_alone()
    {
        var budget = Suggest(5_000m, [.. Monthly("income_salary", 10_000m), .. Monthly("housing_rent", -6_000m), .. Monthly("food_restaurant", -2_000m), .. Monthly("travel_flights", -1_000m)]);

        // Wants can give 500 and 250: 6,000 + 1,500 + 750 leaves 1,750 of the 5,000.
        Assert.Equal((false, 3_250m), (budget.Feasibility.Feasible, budget.Feasibility.Short));
        Assert.Equal(["food_restaurant", "travel_flights"], budget.Feasibility.Movable);
        Assert.Contains("$3,250", budget.Feasibility.TextEs, StringComparison.Ordinal);
        Assert.Equal(6_000m, budget.Items.Single(i => i.Category == "housing_rent").Amount);
        Assert.Equal(BudgetSuggestions.MostAtOnce, budget.Cut);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    [InlineData(15_000)]
    public void What_came_back_of_a_one_off_does_not_make_the_rest_look_cheaper(int back)
    {
        var usual = Enumerable.Range(0, 6).SelectMany(i => Enumerable.Range(0, 4).Select(n => Row(i, "shopping_department", $"TIENDA {n}", -250m)));
        SpendingRow[] sofa = [Row(0, "shopping_department", "SOFA", -20_000m), Row(0, "shopping_department", "SOFA", back), Row(1, "shopping_department", "SOFA", back / 2m), Row(2, "shopping_department", "SOFA", back / 4m)];

        var item = Suggest(0, [.. usual, .. sofa.Where(r => r.Amount != 0)]).Items.Single(i => i.Category == "shopping_department");

        Assert.Equal(1_000m, item.Median);
    }

    [Fact]
    public void The_baseline_leans_on_the_last_three_months()
    {
        var rows = Enumerable.Range(0, 6).Select(i => Row(5 - i, "food_groceries", "SUPER", i < 3 ? -1_000m : -2_000m));

        // Median of six 1,500, of the last three 2,000: 0.6 × 1,500 + 0.4 × 2,000.
        var groceries = Assert.Single(Suggest(0, [.. rows]).Items);

        Assert.Equal((1_500m, 1_700m, 1_700m), (groceries.Median, groceries.Baseline, groceries.Amount));
        Assert.Contains("1,700: tu mediana de 6 meses es 1,500, la de los últimos 3 es 2,000 (+13 %)", groceries.ReasonEs, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_nothing_is_not_said()
    {
        var books = Assert.Single(Suggest(0, [Row(0, "shopping_books_stationery", "LIBROS", -500m), Row(1, "shopping_books_stationery", "LIBROS", -500m)]).Items);

        Assert.Equal((0m, 200m, 200m), (books.Median, books.Baseline, books.Amount));
        Assert.EndsWith("200: tu mediana de 6 meses es 0, la de los últimos 3 es 500", books.ReasonEs, StringComparison.Ordinal);
    }

    [Fact]
    public void A_one_off_is_left_out()
    {
        SpendingRow[] rows = [.. Monthly("food_groceries", -2_000m), .. Monthly("food_coffee_bakery", -300m), Row(1, "shopping_electronics", "TELE", -25_000m), Row(2, "shopping_electronics", "CABLE", -100m)];

        Assert.DoesNotContain(Suggest(0, rows).Items, i => i.Category == "shopping_electronics");
    }

    [Fact]
    public void A_refund_lowers_what_was_bought_there()
    {
        SpendingRow[] rows = [.. Monthly("shopping_clothing", -1_000m), .. Enumerable.Range(0, 6).Select(i => Row(i, "income_refund", "shopping_clothing", 400m))];

        Assert.Equal(600m, Assert.Single(Suggest(0, rows).Items).Median);
    }

    [Fact]
    public void Yearly_items_become_monthly_provisions()
    {
        SpendingRow[] rows = [.. Monthly("food_groceries", -2_000m, 12), Row(7, "tax_local", "TENENCIA EDOMEX", -6_000m), Row(2, "insurance_auto", "QUALITAS", -4_500m), Row(8, "insurance_auto", "QUALITAS", -4_500m)];

        var items = Suggest(0, rows, months: 12).Items;

        Assert.Equal((500m, 500m), (items.Single(i => i.Category == "tax_local").Provision, items.Single(i => i.Category == "tax_local").Amount));
        Assert.Equal(750m, items.Single(i => i.Category == "insurance_auto").Amount);
        Assert.Contains("$750 al mes", items.Single(i => i.Category == "insurance_auto").ReasonEs, StringComparison.Ordinal);
    }

    [Fact]
    public void School_fees_of_each_month_are_no_yearly_item_but_enrolment_is()
    {
        SpendingRow[] rows = [.. Enumerable.Range(0, 12).Select(i => Row(i, "education_school", "COLEGIATURA", -5_000m)), Row(3, "education_school", "INSCRIPCION", -12_000m)];

        var school = Assert.Single(Suggest(0, rows, months: 12).Items);

        Assert.Equal((5_000m, 1_000m, 6_000m), (school.Median, school.Provision, school.Amount));
    }

    [Fact]
    public void Income_that_comes_and_goes_counts_as_its_lower_quarter()
    {
        decimal[] months = [10_000m, 20_000m, 12_000m, 30_000m, 11_000m, 15_000m];
        SpendingRow[] rows = [.. months.Select((m, i) => Row(i, "income_business", "CLIENTE", m)), .. Monthly("food_groceries", -2_000m)];

        // Sorted 10, 11, 12, 15, 20, 30: a quarter of the way is 11.25.
        Assert.Equal(11_250m, Suggest(0, rows).Feasibility.Income);
    }

    [Fact]
    public void Moving_money_is_no_spending_and_savings_stand_in_the_comparison()
    {
        SpendingRow[] rows = [.. Monthly("income_salary", 10_000m), .. Monthly("food_groceries", -2_000m), .. Monthly("transfer_out", -3_000m), .. Monthly("savings_investment", -1_500m), .. Monthly("food_restaurant", -1_000m)];

        var budget = Suggest(0, rows);

        Assert.Equal(["food_groceries", "food_restaurant"], budget.Items.Select(i => i.Category));
        Assert.Equal(new FiftyThirtyTwenty(2_000m, 1_000m, 1_500m, 5_000m, 3_000m, 2_000m), budget.Comparison);
    }

    [Fact]
    public void A_want_that_gave_already_gives_no_more_than_two_fifths_in_total()
    {
        // 4,000 a month half a year ago, 3,000 now: a quarter would leave 2,250, but the floor is 2,400.
        SpendingRow[] rows =
        [
            .. Monthly("income_salary", 1_000m, 12),
            .. Enumerable.Range(0, 12).Select(i => Row(i, "food_restaurant", "RESTAURANTES", i < 6 ? -3_000m : -4_000m)),
        ];

        Assert.Equal(2_400m, Suggest(5_000m, rows, months: 12).Items.Single().Amount);
    }

    [Fact]
    public void Less_than_three_full_months_suggest_nothing()
    {
        var budget = Suggest(0, [.. Monthly("food_groceries", -2_000m, 2)], months: 2);

        Assert.Empty(budget.Items);
        Assert.Null(budget.Feasibility.Feasible);
    }

    [Fact]
    public void Without_income_nothing_is_cut_and_that_is_said()
    {
        var budget = Suggest(1_000m, [.. Monthly("food_restaurant", -2_000m)]);

        Assert.Equal((0m, null, 2_000m), (budget.Cut, budget.Feasibility.Feasible, budget.Items.Single().Amount));
        Assert.Contains("No vemos ingresos", budget.Feasibility.TextEs, StringComparison.Ordinal);
    }

    private static SuggestedBudget Suggest(decimal goal, SpendingRow[] rows, int months = 6) =>
        BudgetSuggestions.Suggest(new SuggestionInput(rows, Last.AddMonths(1 - months), Last, goal, "MXN"));

    private static IEnumerable<SpendingRow> Monthly(string category, decimal amount, int months = 6) =>
        Enumerable.Range(0, months).Select(i => Row(i, category, category, amount));

    private static SpendingRow Row(int monthsAgo, string category, string key, decimal amount) => new(Last.AddMonths(-monthsAgo), category, key, amount);
}
