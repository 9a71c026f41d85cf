using System.Text;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// What a correction is remembered by: the words of merchant or purpose without rail, terminal, branch and city. A transfer that
/// names only people gets a person key, so that it never answers for a shop of that name.
/// </summary>
internal static class MemoryKey
{
    /// <summary>First character of a person key.</summary>
    public const char Person = '@';

    private static readonly int[] Transfers = [Taxonomy.IndexOf("transfer_in"), Taxonomy.IndexOf("transfer_out")];

    /// <summary>The key as printed and, when the reader repaired words, the key as repaired.</summary>
    public static string[] Both(Reading reading, Lexicon lexicon)
    {
        var (printed, repaired) = (Of(reading, lexicon, Spelled), Of(reading, lexicon, word => word.Text));
        return printed == repaired ? [printed] : [printed, repaired];
    }

    private static string Of(Reading reading, Lexicon lexicon, Func<LineWord, string> spell)
    {
        var kept = Kept(reading);
        DropBranch(kept, lexicon);
        var key = new StringBuilder(40);
        if (kept.Count > 0 && NamesOnlyPeople(reading)) key.Append(Person);
        foreach (var word in kept)
        {
            if (key.Length > 0 && key[^1] != Person) key.Append(' ');
            key.Append(spell(word));
        }

        return key.ToString();
    }

    private static List<LineWord> Kept(Reading reading)
    {
        var kept = new List<LineWord>(reading.Words.Count);
        for (var at = 0; at < reading.Words.Count; at++)
        {
            if (reading.Words[at].Role == WordRole.Core && !OnRail(reading, at)) kept.Add(reading.Words[at]);
        }

        return kept.Count > 0 ? kept : [.. reading.Core];
    }

    // A quarter or mall behind the name is where a branch stands; two words of name must remain.
    private static void DropBranch(List<LineWord> kept, Lexicon lexicon)
    {
        while (kept.Count > 2 && lexicon.Branches.Contains(kept[^1].Text)) kept.RemoveAt(kept.Count - 1);
    }

    private static bool NamesOnlyPeople(Reading reading) =>
        !reading.HasConcept && reading.Evidence.Exists(found => found.Kind == EvidenceKind.Rail && Array.IndexOf(Transfers, found.Category) >= 0);

    // Guesses at a misspelt word may differ from line to line: the letters as printed are compared instead.
    private static string Spelled(LineWord word) =>
        word.Quality >= 0.95f ? word.Text.Replace("*", "", StringComparison.Ordinal) : word.Raw.Replace('0', 'O');

    private static bool OnRail(Reading reading, int at) =>
        reading.Evidence.Exists(found => found.Kind == EvidenceKind.Rail && at >= found.Start && at < found.End);
}
