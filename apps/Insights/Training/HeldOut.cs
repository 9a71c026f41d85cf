using FinanceTracker.Insights.Categorising;

namespace FinanceTracker.Insights.Training;

/// <summary>
/// Splits the seed lines by merchant, never by row: the lines of a fifth of the merchants are judged by a model, and a gazetteer,
/// that never heard of them.
/// </summary>
internal sealed class HeldOut
{
    /// <summary>Number of folds.</summary>
    public const int Folds = 5;

    private readonly HashSet<string> merchants;

    private HeldOut(HashSet<string> merchants, List<LabelledLine> kept, List<LabelledLine> held, List<LabelledLine> wordings)
    {
        Wordings = wordings;
        this.merchants = merchants;
        Kept = kept;
        Held = held;
    }

    /// <summary>Lines to train on.</summary>
    public List<LabelledLine> Kept { get; }

    /// <summary>Lines of merchants kept apart.</summary>
    public List<LabelledLine> Held { get; }

    /// <summary>A sixth of the lines without merchant: transfers, fees, taxes in the bank's own wording.</summary>
    public List<LabelledLine> Wordings { get; }

    /// <summary>Whether a merchant is kept apart.</summary>
    public bool IsHeld(string merchant) => merchants.Contains(merchant);

    /// <summary>Whether a trade word belongs to the two fifths that are kept apart; words of one stem stay together.</summary>
    public static bool IsHeldWord(string word) =>
        Hash(word.AsSpan(0, Math.Min(4, word.Length))) % 5 < 2;

    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 17;
        foreach (var c in text) hash = ((hash * 31) + c) % 9973;
        return hash;
    }

    public static HeldOut Split(IReadOnlyList<LabelledLine> seed, LineReader reader, int fold)
    {
        var names = reader.Gazetteer.Aliases.Select(alias => alias.Merchant.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        var apart = names.Where((_, at) => at % Folds == fold).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<string, Resolution>(StringComparer.Ordinal);
        List<LabelledLine> kept = [], merchantLines = [], wordings = [];
        foreach (var line in seed)
        {
            var reading = reader.Read(line.Descriptor, line.Direction, known);
            var held = reading.Merchant is null ? Hash(line.Descriptor) % 6 == 0 : apart.Contains(reading.Merchant);
            if (!held) kept.Add(line);
            else if (reading.Merchant is null) wordings.Add(line);
            else merchantLines.Add(line);
        }

        return new HeldOut(apart, kept, merchantLines, wordings);
    }
}
