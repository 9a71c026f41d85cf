namespace FinanceTracker.Insights.Categorising;

/// <summary>Completes cut words, when all completions mean the same.</summary>
internal sealed class PrefixIndex
{
    /// <summary>Marks a word that is only known inside a longer phrase.</summary>
    public const int PartOfPhrase = -2;

    private readonly Dictionary<string, int> categories = new(StringComparer.Ordinal);
    private string[] words = [];

    public void Add(string word, int category)
    {
        if (categories.TryGetValue(word, out var other) && other != PartOfPhrase) return;
        categories[word] = category;
    }

    public void Seal()
    {
        words = [.. categories.Keys.Where(word => word.Length >= 6)];
        Array.Sort(words, StringComparer.Ordinal);
    }

    /// <summary>The shortest word that begins with <paramref name="head"/>, or null when its completions disagree.</summary>
    public string? Complete(string head)
    {
        var at = Array.BinarySearch(words, head, StringComparer.Ordinal);
        if (at < 0) at = ~at;
        string? best = null;
        var category = PartOfPhrase;
        for (; at < words.Length && words[at].StartsWith(head, StringComparison.Ordinal); at++)
        {
            var found = categories[words[at]];
            if (found != PartOfPhrase && category != PartOfPhrase && found != category) return null;
            if (best is null || (category == PartOfPhrase && found != PartOfPhrase) || (found == category && words[at].Length < best.Length))
                best = words[at];
            if (found != PartOfPhrase) category = found;
        }

        return best;
    }
}
