namespace FinanceTracker.Insights.Categorising;

/// <summary>What a token stands for: one word, or two that were glued. Quality 1 is exact; 0 unknown.</summary>
internal sealed record Resolution(string[] Words, float Quality)
{
    public static Resolution Unknown(string token) => new([token], 0);
}

/// <summary>
/// All words that mean something, and the ways back to them from what terminals print: plurals, stems, digits for letters,
/// cut tails, one wrong letter, words without vowels, glued words.
/// </summary>
internal sealed class Vocabulary
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> telling = new(StringComparer.Ordinal);
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly FuzzyIndex fuzzy;
    private readonly PrefixIndex prefixes;

    public Vocabulary(Lexicon lexicon, Gazetteer gazetteer)
    {
        prefixes = new PrefixIndex();
        foreach (var (words, meaning) in lexicon.Entries)
        {
            foreach (var word in words) Learn(word, words.Length == 1 ? meaning.Category : PrefixIndex.PartOfPhrase);
        }

        foreach (var words in gazetteer.AliasWords)
        {
            foreach (var word in words) Learn(word, PrefixIndex.PartOfPhrase);
        }

        known.UnionWith(lexicon.Names);
        known.UnionWith(lexicon.Branches);
        known.UnionWith(lexicon.Cities);
        prefixes.Seal();
        fuzzy = new FuzzyIndex(telling);
    }

    public Resolution Resolve(string token)
    {
        if (known.Contains(token) || StopWords.Contains(token)) return new Resolution([token], 1);
        return Simple(token) ?? (token.Length >= 8 ? Unglue(token) : null) ?? Loose(token) ?? Resolution.Unknown(token);
    }

    private Resolution? Simple(string token)
    {
        if (token.Length >= 4)
        {
            for (var length = token.Length; length >= 4; length--)
            {
                if (stems.Contains(token[..length])) return new Resolution([token[..length] + "*"], 0.95f);
            }
        }

        if (Plural(token) is { } plural) return new Resolution([plural], 0.97f);
        if (Leet(token) is { } letters) return new Resolution([letters], 0.95f);
        if (token.Length >= 5 && prefixes.Complete(token) is { } whole) return new Resolution([whole], 0.85f);
        if (token.Length >= 5 && fuzzy.Nearest(token) is { } near) return new Resolution([near.Word], near.Quality);
        return null;
    }

    private Resolution? Loose(string token) =>
        token.Length >= 4 && fuzzy.ByConsonants(token) is { } word ? new Resolution([word], 0.7f) : null;

    private string? Plural(string token)
    {
        if (token.Length < 4) return null;
        if (telling.Contains(token + "S")) return token + "S";
        if (telling.Contains(token + "ES")) return token + "ES";
        if (!token.EndsWith('S')) return null;
        if (telling.Contains(token[..^1])) return token[..^1];
        return token.EndsWith("ES", StringComparison.Ordinal) && token.Length > 5 && telling.Contains(token[..^2]) ? token[..^2] : null;
    }

    // OXX0, 5TARBUCKS: a digit inside a word that is a letter to the eye.
    private string? Leet(string token)
    {
        if (!token.AsSpan().ContainsAnyInRange('0', '9')) return null;
        var letters = token.Replace('0', 'O').Replace('1', 'I').Replace('3', 'E').Replace('4', 'A').Replace('5', 'S').Replace('8', 'B');
        if (known.Contains(letters)) return letters;
        var tall = letters.Replace('I', 'L');
        if (known.Contains(tall)) return tall;
        return letters.Length >= 6 && !letters.AsSpan().ContainsAnyInRange('0', '9') ? fuzzy.Nearest(letters)?.Word : null;
    }

    // Prefer two known words; else a long known word with something unknown glued to it.
    private Resolution? Unglue(string token)
    {
        for (var cut = token.Length - 2; cut >= 3; cut--)
        {
            var left = token[..cut];
            var right = token[cut..];
            if (IsWhole(left) && (IsWhole(right) || StopWords.Contains(right)) && (telling.Contains(left) || telling.Contains(right)))
                return new Resolution([left, right], 0.9f);
        }

        for (var cut = token.Length - 3; cut >= 6; cut--)
        {
            if (telling.Contains(token[..cut])) return new Resolution([token[..cut], token[cut..]], 0.8f);
        }

        for (var cut = 3; cut <= token.Length - 6; cut++)
        {
            if (!telling.Contains(token[cut..])) continue;
            var left = Simple(token[..cut]);
            return left is null ? new Resolution([token[..cut], token[cut..]], 0.75f) : new Resolution([.. left.Words, token[cut..]], 0.75f);
        }

        return null;
    }

    private bool IsWhole(string word) => word.Length >= 3 && known.Contains(word);

    private void Learn(string word, int category)
    {
        if (word.EndsWith('*'))
        {
            stems.Add(word[..^1]);
            return;
        }

        known.Add(word);
        if (word.Length < 3) return;
        telling.Add(word);
        prefixes.Add(word, category);
    }
}
