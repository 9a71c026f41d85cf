namespace FinanceTracker.Insights.Categorising;

/// <summary>A trie over words: finds the longest stored phrase that begins at a place.</summary>
internal sealed class PhraseTrie<T>
    where T : class
{
    private readonly Node root = new();

    /// <summary>Stores a value under a phrase, keeping what was there.</summary>
    public void Add(ReadOnlySpan<string> words, Func<T?, T> merge)
    {
        var node = root;
        foreach (var word in words)
        {
            node.Next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!node.Next.TryGetValue(word, out var next)) node.Next[word] = next = new Node();
            node = next;
        }

        node.Value = merge(node.Value);
    }

    /// <summary>The longest phrase from <paramref name="start"/>; length 0 when there is none.</summary>
    public (T? Value, int Length) Longest(IReadOnlyList<string> words, int start)
    {
        var node = root;
        T? found = null;
        var length = 0;
        for (var at = start; at < words.Count; at++)
        {
            if (node.Next is null || !node.Next.TryGetValue(words[at], out var next)) break;
            node = next;
            if (node.Value is null) continue;
            found = node.Value;
            length = at - start + 1;
        }

        return (found, length);
    }

    private sealed class Node
    {
        public Dictionary<string, Node>? Next { get; set; }

        public T? Value { get; set; }
    }
}
