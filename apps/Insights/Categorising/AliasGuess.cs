namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// Recognises merchants that terminals abbreviate word by word (WALM SUPERCENT, LTTL CSRS, THE HOME DEOT): every printed word must be
/// a beginning, a skeleton or a slip of the word at its place in one alias.
/// </summary>
internal sealed class AliasGuess
{
    private const int FewestLetters = 4;
    private const float Margin = 0.08f;
    private readonly Dictionary<char, List<(string[] Words, Alias Alias)>> byInitial = [];

    public AliasGuess(Gazetteer gazetteer)
    {
        foreach (var alias in gazetteer.Aliases)
        {
            var words = Array.ConvertAll(LineTokens.Cut(alias.Text).ToArray(), token => token.Text);
            if (words.Sum(word => word.Length) < 5) continue;
            if (!byInitial.TryGetValue(words[0][0], out var list)) byInitial[words[0][0]] = list = [];
            list.Add((words, alias));
        }
    }

    /// <summary>The only alias that the words can stand for, and how much of it they show; null when several differ.</summary>
    public (Alias Alias, float Shown, int Words)? Find(IReadOnlyList<string> printed)
    {
        if (printed.Count == 0 || !byInitial.TryGetValue(printed[0][0], out var candidates)) return null;
        (Alias Alias, float Shown, int Words)? best = null;
        var rival = 0f;
        foreach (var (words, alias) in candidates)
        {
            var (shown, count) = Compare(printed, words);
            if (shown == 0) continue;
            if (best is not { } other)
            {
                best = (alias, shown, count);
            }
            else if (shown > other.Shown)
            {
                if (other.Alias.Merchant.Category != alias.Merchant.Category) rival = other.Shown;
                best = (alias, shown, count);
            }
            else if (other.Alias.Merchant.Category != alias.Merchant.Category)
            {
                rival = Math.Max(rival, shown);
            }
        }

        return best is { } found && found.Shown - rival >= Margin ? found : null;
    }

    // Either the whole alias is shown, or the line ends inside it.
    private static (float Shown, int Words) Compare(IReadOnlyList<string> printed, string[] alias)
    {
        int letters = 0, all = 0, at = 0;
        for (; at < alias.Length && at < printed.Count; at++)
        {
            if (!StandsFor(printed[at], alias[at], last: at == printed.Count - 1)) return (0, 0);
            letters += Math.Min(printed[at].Length, alias[at].Length);
            all += alias[at].Length;
        }

        if (at < alias.Length && at < printed.Count) return (0, 0);
        for (var rest = at; rest < alias.Length; rest++) all += alias[rest].Length;
        if (letters < FewestLetters || (at == 1 && alias.Length > 1 && letters < 6)) return (0, 0);
        return (letters / (float)all, at);
    }

    private static bool StandsFor(string printed, string whole, bool last)
    {
        if (printed == whole) return true;
        if (printed[0] != whole[0]) return false;
        if (last && printed.Length >= 2 && whole.StartsWith(printed, StringComparison.Ordinal)) return true;
        if (printed.Length < 3) return false;
        var share = HasVowels(printed) ? 0.6f : 0.4f;
        if (printed.Length >= share * whole.Length && IsSkeleton(printed, whole)) return true;
        return printed.Length >= 4 && EditDistance.IsAtMostOne(printed, whole);
    }

    private static bool HasVowels(string word) => word.AsSpan(1).ContainsAny("AEIOU");

    // Letters of the whole, in order.
    private static bool IsSkeleton(string printed, string whole)
    {
        var at = 0;
        foreach (var c in whole)
        {
            if (at < printed.Length && printed[at] == c) at++;
        }

        return at == printed.Length;
    }
}
