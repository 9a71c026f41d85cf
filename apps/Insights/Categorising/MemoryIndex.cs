using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Insights.Categorising;

/// <summary>A correction that answers for a line. Similarity 1 is the same key.</summary>
internal readonly record struct Remembered(MemoryRow Row, double Similarity);

/// <summary>Looks corrections up: exact key first, then three-letter similarity of at least 0.6.</summary>
internal sealed class MemoryIndex
{
    /// <summary>Measured on 562 corrected merchants: right in 98 %, and at most 0.2 % wrong on merchants never corrected.</summary>
    public const double Threshold = 0.6;

    private const int ShortestCut = 12;

    private readonly Dictionary<string, List<MemoryRow>> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemoryRow>> given = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> postings = [];
    private readonly List<Entry> entries = [];
    private readonly Lexicon lexicon;

    public MemoryIndex(IEnumerable<MemoryRow> rows, LineReader reader)
    {
        lexicon = reader.Lexicon;
        var known = new Dictionary<string, Resolution>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var text = row.Descriptor.Length > 0 ? row.Descriptor : row.Key;
            var reading = reader.Read(text, row.Direction, known);
            Put(given, row.Key.Length > 0 ? row.Key : DescriptorKey.Of(text), row);
            foreach (var key in MemoryKey.Both(reading, lexicon))
            {
                if (key.Length == 0) continue;
                if (!exact.ContainsKey(key)) AddEntry(key, reading);
                Put(exact, key, row);
            }
        }
    }

    public Remembered? Find(BankLine line, Reading reading)
    {
        if (given.TryGetValue(DescriptorKey.Of(line.Descriptor), out var same) && Choose(same, line) is { } row) return new Remembered(row, 1);
        var keys = MemoryKey.Both(reading, lexicon);
        foreach (var key in keys)
        {
            if (exact.TryGetValue(key, out same) && Choose(same, line) is { } known) return new Remembered(known, 1);
        }

        Remembered? best = null;
        foreach (var key in keys)
        {
            if (key.Length > 0 && Similar(key, reading, line) is { } found && (best is not { } other || found.Similarity > other.Similarity)) best = found;
        }

        return best;
    }

    private Remembered? Similar(string key, Reading reading, BankLine line)
    {
        var grams = Trigrams.Of(key);
        var shared = new Dictionary<int, int>();
        foreach (var gram in grams)
        {
            if (!postings.TryGetValue(gram, out var list)) continue;
            foreach (var at in list) shared[at] = shared.GetValueOrDefault(at) + 1;
        }

        Remembered? best = null;
        foreach (var (at, count) in shared)
        {
            var similarity = Compare(entries[at], key, reading, count, grams.Length);
            if (similarity < Threshold || (best is { } other && similarity <= other.Similarity)) continue;
            if (Choose(exact[entries[at].Key], line) is { } row) best = new Remembered(row, similarity);
        }

        return best;
    }

    private static double Compare(Entry entry, string key, Reading reading, int shared, int grams)
    {
        if ((entry.Key[0] == MemoryKey.Person) != (key[0] == MemoryKey.Person)) return 0;
        var similarity = Trigrams.Similarity(shared, entry.Grams, grams);
        if (entry.Key[0] == MemoryKey.Person) return similarity;
        if (entry.Merchant is not null && entry.Merchant == reading.Merchant) similarity = Math.Max(similarity, 0.9);

        // The same name with something behind it, or with its tail cut off by the terminal.
        var contained = shared / (double)entry.Grams;
        if (entry.Telling && contained >= 0.85) similarity = Math.Max(similarity, 0.75 * contained);
        if (key.Length >= ShortestCut && key.Contains(' ', StringComparison.Ordinal) && entry.Key.StartsWith(key, StringComparison.Ordinal))
            similarity = Math.Max(similarity, Threshold + 0.05);
        return similarity;
    }

    // Direction, then the nearest amount where corrections contradict each other, then the most recent.
    private static MemoryRow? Choose(List<MemoryRow> rows, BankLine line)
    {
        MemoryRow? best = null;
        foreach (var row in rows)
        {
            if (!Taxonomy.Find(row.Category).Allows(line.Direction == Direction.In)) continue;
            if (best is null || Better(row, best, line)) best = row;
        }

        return best;
    }

    private static bool Better(MemoryRow row, MemoryRow than, BankLine line)
    {
        if (row.Direction != than.Direction) return row.Direction == line.Direction;
        var (near, thanNear) = (IsNear(row, line), IsNear(than, line));
        return near != thanNear ? near : row.CorrectedAt >= than.CorrectedAt;
    }

    private static bool IsNear(MemoryRow row, BankLine line)
    {
        if (row.Amount is not { } amount) return false;
        var (one, other) = (Math.Abs(amount), Math.Abs(line.Amount));
        return Math.Abs(one - other) <= 0.2m * Math.Max(one, other);
    }

    private void AddEntry(string key, Reading reading)
    {
        var grams = Trigrams.Of(key);
        var at = entries.Count;
        var words = key.Split(' ');
        var unknown = reading.Core.Any(word => word.Quality == 0 && word.Text.Length >= 6);
        entries.Add(new Entry(key, grams.Length, reading.Merchant, (words.Length >= 2 && key.Length >= 9) || unknown));
        foreach (var gram in grams)
        {
            if (postings.TryGetValue(gram, out var list)) list.Add(at);
            else postings[gram] = [at];
        }
    }

    private static void Put(Dictionary<string, List<MemoryRow>> index, string key, MemoryRow row)
    {
        if (index.TryGetValue(key, out var rows)) rows.Add(row);
        else index[key] = [row];
    }

    private sealed record Entry(string Key, int Grams, string? Merchant, bool Telling);
}
