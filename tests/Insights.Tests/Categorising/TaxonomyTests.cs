using FinanceTracker.Insights.Categorising;

namespace FinanceTracker.Insights.Tests.Categorising;

public sealed class TaxonomyTests
{
    [Fact]
    public void Has_eighty_leaves_in_sixteen_groups()
    {
        Assert.Equal(80, Taxonomy.Leaves.Count);
        Assert.Equal(16, Taxonomy.Leaves.Select(leaf => leaf.Group).Distinct().Count());
        Assert.Equal(80, Taxonomy.Leaves.Select(leaf => leaf.Code).Distinct().Count());
    }

    [Fact]
    public void Keeps_what_would_be_counted_twice_out_of_spending()
    {
        Assert.True(Taxonomy.ExcludedFromSpending("transfer_own"));
        Assert.True(Taxonomy.ExcludedFromSpending("debt_card_payment"));
        Assert.False(Taxonomy.ExcludedFromSpending("food_groceries"));
    }

    [Fact]
    public void Knows_groups_names_and_directions()
    {
        Assert.Equal("food", Taxonomy.GroupOf("food_market"));
        Assert.Equal("Farmacia", Taxonomy.Find("health_pharmacy").NameEs);
        Assert.True(Taxonomy.Allows("income_salary", Direction.In));
        Assert.False(Taxonomy.Allows("income_salary", Direction.Out));
        Assert.True(Taxonomy.Allows("debt_loan", Direction.In));
        Assert.False(Taxonomy.IsKnown("food_pizza"));
        Assert.Throws<ArgumentException>(() => Taxonomy.GroupOf("food_pizza"));
    }
}
