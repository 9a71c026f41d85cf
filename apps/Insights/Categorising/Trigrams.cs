namespace FinanceTracker.Insights.Categorising;

/// <summary>Sets of three letters, words padded by two blanks before and one behind (as PostgreSQL's pg_trgm does).</summary>
internal static class Trigrams
{
    public static int[] Of(string key)
    {
        var found = new HashSet<int>();
        var word = new List<char>(16);
        foreach (var c in key)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                word.Add(c);
                continue;
            }

            AddWord(word, found);
        }

        AddWord(word, found);
        int[] sorted = [.. found];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Shared share of both sets: |A and B| / |A or B|.</summary>
    public static double Similarity(int shared, int one, int other) => one + other == 0 ? 0 : shared / (double)(one + other - shared);

    private static void AddWord(List<char> word, HashSet<int> found)
    {
        if (word.Count == 0) return;
        var padded = new char[word.Count + 3];
        padded[0] = padded[1] = padded[^1] = ' ';
        word.CopyTo(padded, 2);
        for (var at = 0; at + 2 < padded.Length; at++) found.Add((padded[at] << 16) ^ (padded[at + 1] << 8) ^ padded[at + 2]);
        word.Clear();
    }
}
