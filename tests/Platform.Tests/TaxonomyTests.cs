using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Platform.Tests;

public sealed class TaxonomyTests
{
    [Fact]
    public void Has_eighty_leaves_in_sixteen_groups()
    {
        Assert.Equal(80, Taxonomy.Leaves.Count);
        Assert.Equal(16, Taxonomy.Groups.Count);
        Assert.Equal(80, Taxonomy.Leaves.Select(leaf => leaf.Code).Distinct().Count());
    }

    [Fact]
    public void Keeps_what_would_be_counted_twice_out_of_spending()
    {
        Assert.Contains("transfer_own", Taxonomy.ExcludedFromSpending);
        Assert.True(Taxonomy.Find("debt_card_payment").ExcludedFromSpending);
        Assert.DoesNotContain("food_groceries", Taxonomy.ExcludedFromSpending);
    }

    [Fact]
    public void Knows_groups_names_and_directions()
    {
        Assert.Equal("food", Taxonomy.GroupOf("food_market"));
        Assert.Equal("Farmacia", Taxonomy.Find("health_pharmacy").NameEs);
        Assert.Equal("Ingresos", Taxonomy.NameOf("income").Es);
        Assert.Equal("Salary", Taxonomy.NameOf("income_salary").En);
        Assert.True(Taxonomy.Find("income_salary").Allows(moneyIn: true));
        Assert.False(Taxonomy.Find("income_salary").Allows(moneyIn: false));
        Assert.True(Taxonomy.Find("debt_loan").Allows(moneyIn: true));
    }

    [Fact]
    public void Finds_the_leaves_under_a_leaf_or_a_group()
    {
        Assert.Equal(["food_market"], Taxonomy.LeavesOf("food_market"));
        Assert.Contains("food_market", Taxonomy.LeavesOf("food"));
        Assert.Empty(Taxonomy.LeavesOf("food_pizza"));
    }

    [Fact]
    public void A_code_it_does_not_know_is_shown_under_other_and_never_used_as_a_leaf()
    {
        Assert.False(Taxonomy.IsKnown("food_pizza"));
        Assert.Equal("other", Taxonomy.GroupOf("food_pizza"));
        Assert.Equal(("food_pizza", "food_pizza"), Taxonomy.NameOf("food_pizza"));
        Assert.Throws<ArgumentException>(() => Taxonomy.Find("food_pizza"));
    }
}
