using FinanceTracker.Contracts.Tax;
using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

public sealed class MatchNewsTests
{
    private static readonly Guid Line = Guid.Parse("00000000-0000-4000-8000-000000000001");
    private static readonly Guid Fuel = Guid.Parse("00000000-0000-4000-8000-0000000000f0");
    private static readonly Guid Meal = Guid.Parse("00000000-0000-4000-8000-0000000000f1");

    [Fact]
    public void A_new_match_is_told_with_what_the_invoice_says() =>
        Assert.Equal(new MatchedLine(Line, "fuel", "GASOLINERA", Holds: true), Assert.Single(MatchNews.Of(None(), Pays(Fuel), Said)));

    [Fact]
    public void The_same_match_again_is_no_news() => Assert.Empty(MatchNews.Of(Pays(Fuel), Pays(Fuel), Said));

    [Fact]
    public void Another_invoice_is_told_anew() => Assert.Equal("restaurant", Assert.Single(MatchNews.Of(Pays(Fuel), Pays(Meal), Said)).Kind);

    [Fact]
    public void A_match_taken_back_is_told() => Assert.False(Assert.Single(MatchNews.Of(Pays(Fuel), None(), Said)).Holds);

    private static (string Kind, string Name)? Said(Guid cfdi) => cfdi == Fuel ? ("fuel", "GASOLINERA") : ("restaurant", "FONDA");

    private static Dictionary<Guid, Guid> Pays(Guid cfdi) => new() { [Line] = cfdi };

    private static Dictionary<Guid, Guid> None() => [];
}
