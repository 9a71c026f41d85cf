using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>A known merchant.</summary>
internal sealed record Merchant(string Name, int Category);

/// <summary>One way of writing a merchant. Specificity: 1 for a telling name, low for a short or everyday word.</summary>
internal sealed record Alias(Merchant Merchant, string Text, float Specificity);

/// <summary>The merchants of merchants.csv and aliases-extra.csv, found by their aliases word by word.</summary>
internal sealed class Gazetteer
{
    private readonly PhraseTrie<Alias> aliases = new();

    private Gazetteer()
    {
    }

    /// <summary>Words of all aliases.</summary>
    public List<string[]> AliasWords { get; } = [];

    /// <summary>All aliases.</summary>
    public List<Alias> Aliases { get; } = [];

    public (Alias? Value, int Length) Longest(IReadOnlyList<string> words, int start) => aliases.Longest(words, start);

    /// <summary>Reads the lists; merchants for which <paramref name="without"/> says yes are left out (held-out evaluation).</summary>
    public static Gazetteer Load(Lexicon lexicon, Func<string, bool>? without = null)
    {
        var gazetteer = new Gazetteer();
        foreach (var row in EmbeddedData.Rows("merchants.csv").Concat(EmbeddedData.Rows("aliases-extra.csv")))
        {
            if (row[2] is "pattern" or "processor" || without?.Invoke(row[0]) == true) continue;
            var merchant = new Merchant(row[0], Taxonomy.IndexOf(row[1]));
            foreach (var alias in row[3].Split('|', StringSplitOptions.RemoveEmptyEntries)) gazetteer.Add(merchant, alias, lexicon);
        }

        return gazetteer;
    }

    /// <summary>Merchant rows that are wordings, for the lexicon.</summary>
    public static IEnumerable<string[]> Patterns() =>
        EmbeddedData.Rows("merchants.csv").Where(row => string.Equals(row[2], "pattern", StringComparison.Ordinal));

    private void Add(Merchant merchant, string text, Lexicon lexicon)
    {
        var words = LineTokens.Cut(text).Select(token => token.Text).ToArray();
        if (words.Length == 0) return;
        var alias = new Alias(merchant, text, Specificity(words, lexicon));
        Aliases.Add(alias);
        AliasWords.Add(words);
        aliases.Add(words, known => known ?? alias);
        var glued = string.Concat(words);
        if (words.Length > 1 && glued.Length >= 7)
        {
            AliasWords.Add([glued]);
            aliases.Add([glued], known => known ?? alias);
        }
    }

    private static float Specificity(string[] words, Lexicon lexicon)
    {
        var letters = words.Sum(word => word.Length);
        if (words.Length == 1 && letters <= 2) return 0.55f;
        var everyday = words.All(word => lexicon.Names.Contains(word) || lexicon.Branches.Contains(word) || lexicon.Cities.Contains(word) || StopWords.Contains(word));
        return everyday ? 0.55f : 1f;
    }
}
