using System.Globalization;
using System.Runtime.InteropServices;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>How a lexicon entry speaks.</summary>
internal enum Voice
{
    /// <summary>A trade word or a purpose: names the meaning.</summary>
    Word,

    /// <summary>The way the money went (SPEI, counter, standing order): decides only when nothing names a purpose.</summary>
    Rail,

    /// <summary>A place that shops stand in or lie near (UNIVERSIDAD, HOSPITAL): counts only as the first word.</summary>
    Place,

    /// <summary>A house that sells other trades under its roof (HOTEL, SUPER): a product word behind it wins.</summary>
    Host,

    /// <summary>Says nothing: wording of terminals and banks.</summary>
    Neutral
}

/// <summary>One meaning of a phrase.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Meaning(int Category, float Weight, Voice Voice);

/// <summary>A phrase and its meanings; the direction of the line picks among them.</summary>
internal sealed record Phrase(string Text, Meaning[] Meanings)
{
    public bool IsNeutral => Meanings[0].Voice == Voice.Neutral;

    public bool IsRail => Meanings[0].Voice == Voice.Rail;
}

/// <summary>Spanish trade words, purposes and rails, read from the lexicon files: phrase,category,weight,voice.</summary>
internal sealed class Lexicon
{
    private readonly PhraseTrie<Phrase> phrases = new();
    private readonly Func<string, bool>? without;

    private Lexicon(Func<string, bool>? without) => this.without = without;

    /// <summary>All phrases in reading order; words joined by one space, stop words out.</summary>
    public List<(string[] Words, Meaning Meaning)> Entries { get; } = [];

    /// <summary>Words that mean nothing but are known: names, cities, adjectives.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Quarters, malls and quarters of the compass that tell branches apart.</summary>
    public HashSet<string> Branches { get; } = new(StringComparer.Ordinal);

    /// <summary>Cities and states.</summary>
    public HashSet<string> Cities { get; } = new(StringComparer.Ordinal);

    public (Phrase? Value, int Length) Longest(IReadOnlyList<string> words, int start) => phrases.Longest(words, start);

    /// <summary>Reads the files; trade words for which <paramref name="without"/> says yes are left out (held-out evaluation).</summary>
    public static Lexicon Load(IEnumerable<string[]> patternMerchants, Func<string, bool>? without = null)
    {
        var lexicon = new Lexicon(without);
        foreach (var file in EmbeddedData.NamesStartingWith("lexicon-"))
        {
            foreach (var row in EmbeddedData.Rows(file)) lexicon.AddRow(row);
        }

        foreach (var row in patternMerchants) lexicon.AddPattern(row);
        foreach (var row in EmbeddedData.Rows("names.csv"))
        {
            var place = row[1] switch
            {
                "city" => lexicon.Cities,
                "branch" => lexicon.Branches,
                _ => lexicon.Names
            };
            place.Add(row[0]);
        }

        return lexicon;
    }

    private void AddRow(string[] row)
    {
        var voice = row.Length > 3 ? VoiceOf(row[3]) : Voice.Word;
        if (row[1] == "-")
        {
            Add(row[0], new Meaning(-1, 0, Voice.Neutral));
            return;
        }

        Add(row[0], new Meaning(Taxonomy.IndexOf(row[1]), float.Parse(row[2], CultureInfo.InvariantCulture), voice));
    }

    // The merchant list also holds wordings that are no merchant ("PAGO RENTA", "SPEI ENVIADO"): they are lexicon, not names.
    private void AddPattern(string[] row)
    {
        var voice = row[1] is "transfer_in" or "transfer_out" ? Voice.Rail : Voice.Word;
        foreach (var alias in row[3].Split('|')) Add(alias, new Meaning(Taxonomy.IndexOf(row[1]), 2.2f, voice));
    }

    private void Add(string text, Meaning meaning)
    {
        var words = Array.FindAll(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => !StopWords.Contains(word));
        if (words.Length == 0 || (IsTrade(meaning) && without?.Invoke(words[0]) == true)) return;
        Entries.Add((words, meaning));
        phrases.Add(words, known => Merge(known, string.Join(' ', words), meaning));
    }

    // The long tail is trades: the few words for purposes (renta, nomina, predial) are known to everyone.
    private static bool IsTrade(Meaning meaning)
    {
        if (meaning.Voice != Voice.Word || meaning.Category < 0) return false;
        var leaf = Taxonomy.Leaves[meaning.Category];
        return leaf.Group.Code is not ("income" or "financial" or "taxes" or "transfers")
            && leaf.Code is not ("housing_rent" or "housing_mortgage" or "housing_hoa" or "business_payroll");
    }

    private static Phrase Merge(Phrase? known, string text, Meaning meaning)
    {
        // What means something somewhere is not neutral.
        if (known is null || known.IsNeutral) return new Phrase(text, [meaning]);
        if (meaning.Voice == Voice.Neutral) return known;
        return known.Meanings.Any(other => other.Category == meaning.Category)
            ? known
            : known with { Meanings = [.. known.Meanings, meaning] };
    }

    private static Voice VoiceOf(string flag) => flag switch
    {
        "" => Voice.Word,
        "r" => Voice.Rail,
        "p" => Voice.Place,
        "h" => Voice.Host,
        _ => throw new InvalidDataException($"Unknown voice {flag} in a lexicon file.")
    };
}
