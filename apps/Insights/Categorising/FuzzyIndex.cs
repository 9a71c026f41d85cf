using System.Runtime.InteropServices;

namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// Finds words one or two letters away through an index of forms with one letter deleted (the SymSpell idea: two words at distance
/// one share such a form), and words written without vowels through their consonants.
/// </summary>
internal sealed class FuzzyIndex
{
    private readonly string[] words;
    private readonly int[] forms;
    private readonly int[] owners;
    private readonly Dictionary<string, string?> consonants = new(StringComparer.Ordinal);

    public FuzzyIndex(IEnumerable<string> vocabulary)
    {
        words = [.. vocabulary.Where(word => word.Length is >= 5 and <= 20)];
        Array.Sort(words, StringComparer.Ordinal);
        var (hashes, indices) = (new List<int>(words.Length * 10), new List<int>(words.Length * 10));
        for (var index = 0; index < words.Length; index++)
        {
            for (var skip = -1; skip < words[index].Length; skip++)
            {
                hashes.Add(Form(words[index], skip));
                indices.Add(index);
            }

            AddBones(words[index]);
        }

        (forms, owners) = ([.. hashes], [.. indices]);
        Array.Sort(forms, owners);
    }

    /// <summary>The nearest word: distance 1 from five letters on, 2 from nine on.</summary>
    public (string Word, float Quality)? Nearest(string token)
    {
        var best = new Candidate("", 3);
        for (var skip = -1; skip < token.Length; skip++)
        {
            var form = Form(token, skip);
            for (var at = FirstOf(form); at < forms.Length && forms[at] == form; at++) best = Better(token, words[owners[at]], best);
        }

        if (best.Distance > 2) return null;
        return (best.Word, best.Distance == 1 ? (token.Length >= 7 ? 0.9f : 0.75f) : 0.7f);
    }

    /// <summary>The only word with these consonants, when the token has hardly a vowel of its own (ARGNTN, WLMRT).</summary>
    public string? ByConsonants(string token)
    {
        var vowels = token.Count(IsVowel);
        return vowels * 4 <= token.Length && consonants.TryGetValue(Bones(token), out var word) ? word : null;
    }

    private static Candidate Better(string token, string word, Candidate than)
    {
        if (token.Length == 5 && word[0] != token[0]) return than;
        var distance = EditDistance.Between(token, word);
        var allowed = Math.Min(token.Length, word.Length) >= 9 ? 2 : 1;
        if (distance > allowed || distance > than.Distance) return than;

        // The same word for the same token, whatever order the hashes come in.
        return distance < than.Distance || string.CompareOrdinal(word, than.Word) < 0 ? new Candidate(word, distance) : than;
    }

    private int FirstOf(int form)
    {
        var (low, high) = (0, forms.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (forms[middle] < form) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void AddBones(string word)
    {
        if (word.Length < 6) return;
        var bones = Bones(word);
        if (bones.Length >= 4) consonants[bones] = consonants.ContainsKey(bones) ? null : word;
    }

    private static int Form(string word, int skip)
    {
        var hash = 2166136261u;
        for (var at = 0; at < word.Length; at++)
        {
            if (at != skip) hash = (hash ^ word[at]) * 16777619u;
        }

        return (int)hash;
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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(string Word, int Distance);
}
