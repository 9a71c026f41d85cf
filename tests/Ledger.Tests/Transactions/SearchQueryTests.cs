using FinanceTracker.Ledger.Transactions;

namespace FinanceTracker.Ledger.Tests.Transactions;

/// <summary>What a search says.</summary>
public sealed class SearchQueryTests
{
    [Fact]
    public void A_search_of_everything_is_read_word_by_word()
    {
        var terms = SearchQuery.Parse(">500 óxxo -amazon cat:food_market 2026-02 \"frase  exacta\" <=100.50 100..200 out: account:1234").Value;

        Assert.Equal(
            [
                new SearchTerm.Size(500, null, true), new SearchTerm.Says("OXXO", false), new SearchTerm.Says("AMAZON", true),
                new SearchTerm.Days(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), new SearchTerm.Says("FRASE EXACTA", false), new SearchTerm.Size(null, 100.5m, false),
                new SearchTerm.Size(100, 200, false), new SearchTerm.Flow(false), new SearchTerm.Account("1234", "account:1234"),
            ],
            terms.Where(t => t is not SearchTerm.Category));
        Assert.Equal(["food_market"], terms.OfType<SearchTerm.Category>().Single().Leaves);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("7-eleven")]
    [InlineData("2026")]
    [InlineData("12,50")]
    public void What_only_looks_like_an_operator_is_a_word(string word) =>
        Assert.Equal(new SearchTerm.Says(word.ToUpperInvariant(), false), SearchQuery.Parse(word).Value.Single());

    [Fact]
    public void A_group_is_all_its_categories()
    {
        var group = Assert.IsType<SearchTerm.Category>(SearchQuery.Parse("-cat:housing").Value.Single());

        Assert.True(group.Not);
        Assert.Contains("housing_rent", group.Leaves);
        Assert.All(group.Leaves, leaf => Assert.StartsWith("housing_", leaf, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("<x")]
    [InlineData("..")]
    [InlineData("1..")]
    [InlineData("1..2..3")]
    [InlineData("2026-09..5")]
    [InlineData("2026-10..2026-09")]
    [InlineData("cat:")]
    [InlineData("account:")]
    [InlineData("-account:1")]
    [InlineData("-in:")]
    [InlineData("hora:5")]
    [InlineData("-\"")]
    public void A_word_that_cannot_be_read_is_named_in_both_languages(string word)
    {
        var problem = SearchQuery.Parse($"oxxo {word}").Problem!;

        Assert.Equal(("bad_search", 400, word), (problem.Code, problem.Status, problem.Extensions["word"]));
        Assert.Contains(word, problem.Es, StringComparison.Ordinal);
        Assert.Contains(word, problem.En, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_an_end_to_it()
    {
        Assert.NotNull(SearchQuery.Parse(string.Concat(Enumerable.Repeat("a ", 21))).Problem);
        Assert.NotNull(SearchQuery.Parse(new string('a', 301)).Problem);
        Assert.Empty(SearchQuery.Parse("   ").Value);
    }
}
