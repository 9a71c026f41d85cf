using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Ledger.Transactions;

namespace FinanceTracker.Ledger.Tests.Bulk;

/// <summary>An undo puts back what an act changed, field by field, and nothing that changed since.</summary>
public sealed class RowStateTests
{
    private static readonly RowState Before = new("food_market", "high", CategorySource.Model, "[1]", "OXXO", false, null, "", []);
    private static readonly RowState After = Before with { Category = "pets_care", Level = "very_high", Source = CategorySource.Rule, Reasons = "[2]", Tags = ["perro"] };

    [Fact]
    public void What_nobody_touched_since_is_exactly_as_before() => Assert.False(After.Undo(Before, After).DifferencesTo(Before).Any);

    [Fact]
    public void The_level_comes_back_with_its_category() => Assert.Equal("high", After.Undo(Before, After).Level);

    [Fact]
    public void What_the_person_corrected_since_stays()
    {
        var now = After with { Category = "food_restaurant", Source = CategorySource.Person, Note = "cena" };

        var undone = now.Undo(Before, After);

        Assert.Equal(("food_restaurant", CategorySource.Person, "cena"), (undone.Category, undone.Source, undone.Note));
        Assert.Empty(undone.Tags);
    }

    [Fact]
    public void The_same_category_said_by_the_person_since_stays_too()
    {
        var now = After with { Source = CategorySource.Person, Reasons = "[3]" };

        Assert.Equal(CategorySource.Person, now.Undo(Before, After).Source);
    }

    [Fact]
    public void What_the_act_did_not_touch_is_not_touched_by_its_undo()
    {
        var now = After with { Merchant = "Tienda", MerchantFixed = true };

        Assert.Equal(("Tienda", true), (now.Undo(Before, After).Merchant, now.Undo(Before, After).MerchantFixed));
    }
}
