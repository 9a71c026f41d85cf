using System.Globalization;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Tests.Categorising;

public sealed class LexiconDataTests
{
    private static readonly string[] Files = [.. EmbeddedData.NamesStartingWith("lexicon-")];

    [Fact]
    public void Every_entry_names_a_known_category_a_weight_and_a_voice()
    {
        foreach (var row in Files.SelectMany(EmbeddedData.Rows))
        {
            Assert.Equal(4, row.Length);
            Assert.Equal(row[0].Trim().ToUpperInvariant(), row[0]);
            Assert.True(row[1] == "-" || Taxonomy.IsKnown(row[1]), row[1]);
            Assert.InRange(float.Parse(row[2], CultureInfo.InvariantCulture), 0, 3);
            Assert.Contains(row[3], new[] { "", "r", "p", "h" });
        }
    }

    [Fact]
    public void No_entry_is_written_twice_for_one_category()
    {
        var twice = Files.SelectMany(EmbeddedData.Rows).GroupBy(row => (row[0], row[1])).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_leaf_but_the_fallback_has_words_of_its_own()
    {
        var counts = Files.SelectMany(EmbeddedData.Rows).GroupBy(row => row[1]).ToDictionary(group => group.Key, group => group.Count());
        foreach (var leaf in Taxonomy.Leaves.Where(leaf => leaf.Code != Taxonomy.Fallback)) Assert.True(counts.GetValueOrDefault(leaf.Code) >= 20, leaf.Code);
    }

    [Fact]
    public void The_model_is_there_versioned_and_small()
    {
        using var stream = EmbeddedData.Open("model.bin");
        Assert.NotNull(stream);
        Assert.InRange(stream.Length, 100_000, 5 * 1024 * 1024);
        Assert.StartsWith(Taxonomy.Version, Categoriser.Load().ModelVersion, StringComparison.Ordinal);
    }
}
