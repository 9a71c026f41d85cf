namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// Finds words one or two letters away through the letters-deleted index (SymSpell idea: two words at distance one share a form with
/// at most one letter deleted), and words written without vowels through their consonants.
/// </summary>
internal sealed class FuzzyIndex
{
    private readonly Dictionary<string, List<string>> deletions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> consonants = new(StringComparer.Ordinal);

    public FuzzyIndex(IEnumerable<string> words)
    {
        foreach (var word in words.Where(word => word.Length is >= 5 and <= 20).Order(StringComparer.Ordinal))
        {
            Put(word, word);
            for (var at = 0; at < word.Length; at++) Put(word.Remove(at, 1), word);
            if (word.Length < 6) continue;
            var bones = Bones(word);
            if (bones.Length >= 4) consonants[bones] = consonants.ContainsKey(bones) ? null : word;
        }
    }

    /// <summary>The nearest word: distance 1 from five letters on, 2 from nine on.</summary>
    public (string Word, float Quality)? Nearest(string token)
    {
        string? best = null;
        var bestDistance = 3;
        Try(token);
        for (var at = 0; at < token.Length; at++) Try(token.Remove(at, 1));
        return best is null ? null : (best, bestDistance == 1 ? (token.Length >= 7 ? 0.9f : 0.75f) : 0.7f);

        void Try(string form)
        {
            if (!deletions.TryGetValue(form, out var candidates)) return;
            foreach (var candidate in candidates)
            {
                var distance = EditDistance.Between(token, candidate);
                var allowed = Math.Min(token.Length, candidate.Length) >= 9 ? 2 : 1;
                if (token.Length == 5 && candidate[0] != token[0]) continue;
                if (distance > allowed || distance >= bestDistance) continue;
                bestDistance = distance;
                best = candidate;
            }
        }
    }

    /// <summary>The only word with these consonants, when the token has hardly a vowel of its own (ARGNTN, WLMRT).</summary>
    public string? ByConsonants(string token)
    {
        var vowels = token.Count(IsVowel);
        return vowels * 4 <= token.Length && consonants.TryGetValue(Bones(token), out var word) ? word : null;
    }

    private void Put(string form, string word)
    {
        if (deletions.TryGetValue(form, out var words)) words.Add(word);
        else deletions[form] = [word];
    }

    private static string Bones(string word)
    {
        Span<char> bones = stackalloc char[word.Length];
        var count = 0;
        for (var at = 0; at < word.Length; at++)
        {
            if (at > 0 && (IsVowel(word[at]) || word[at] == word[at - 1])) continue;
            bones[count++] = word[at];
        }

        return new string(bones[..count]);
    }

    private static bool IsVowel(char c) => c is 'A' or 'E' or 'I' or 'O' or 'U';
}
