using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>A sparse vector under construction; reused per worker.</summary>
internal sealed class SparseVector
{
    private readonly float[] sums = new float[FeatureHasher.Buckets];
    private readonly List<int> touched = new(256);

    public IReadOnlyList<int> Indices => touched;

    public float this[int index] => sums[index];

    public void Add(int index, float value)
    {
        if (sums[index] == 0) touched.Add(index);
        sums[index] += value;
    }

    public void Clear()
    {
        foreach (var index in touched) sums[index] = 0;
        touched.Clear();
    }
}

/// <summary>
/// Features of a line for the linear model: letters 2-5 inside word borders, words and pairs, direction, amount, rail, processor.
/// The hash is part of the model file: change it and the version changes.
/// </summary>
internal static class FeatureHasher
{
    /// <summary>Number of buckets; a power of two.</summary>
    public const int Buckets = 1 << 15;

    /// <summary>Version of the features; a model of another version is refused.</summary>
    public const int Version = 1;

    private const float GramScale = 4f;
    private const float WordScale = 3f;
    private const float SideScale = 0.7f;

    public static void Fill(Reading reading, decimal amount, Direction direction, SparseVector vector)
    {
        vector.Clear();
        AddGrams(reading, vector);
        AddWords(reading, vector);
        Add(vector, "d", direction == Direction.In ? "IN" : "OUT", SideScale);
        Add(vector, "a", ((char)('A' + AmountBucket(amount))).ToString(), SideScale);
        if (reading.Processor is not null) Add(vector, "p", "ANY", SideScale);
        foreach (var found in reading.Evidence)
        {
            if (found.Kind == EvidenceKind.Rail) Add(vector, "r", Taxonomy.Leaves[found.Category].Code, SideScale);
        }
    }

    /// <summary>Size of an amount: one step doubles it.</summary>
    public static int AmountBucket(decimal amount) =>
        Math.Clamp((int)Math.Log2(1 + (double)Math.Abs(amount)), 0, 20);

    private static void AddGrams(Reading reading, SparseVector vector)
    {
        var count = 0;
        foreach (var word in reading.Words)
        {
            if (word.Role == WordRole.Core) count += Math.Max(1, (4 * word.Raw.Length) - 2);
        }

        if (count == 0) return;
        var value = GramScale / MathF.Sqrt(count);
        Span<char> bordered = stackalloc char[66];
        foreach (var word in reading.Words)
        {
            if (word.Role != WordRole.Core) continue;
            var length = Math.Min(64, word.Raw.Length);
            bordered[0] = '_';
            word.Raw.AsSpan(0, length).CopyTo(bordered[1..]);
            bordered[length + 1] = '_';
            AddGramsOf(bordered[..(length + 2)], value, vector);
        }
    }

    private static void AddGramsOf(ReadOnlySpan<char> text, float value, SparseVector vector)
    {
        for (var start = 0; start < text.Length - 1; start++)
        {
            var hash = 2166136261u;
            var last = Math.Min(text.Length, start + 5);
            for (var at = start; at < last; at++)
            {
                hash = (hash ^ text[at]) * 16777619u;
                if (at > start) vector.Add(Slot(hash), value);
            }
        }
    }

    private static void AddWords(Reading reading, SparseVector vector)
    {
        var count = reading.Words.Count(word => word.Role == WordRole.Core);
        if (count == 0) return;
        var value = WordScale / MathF.Sqrt(count * 2);
        var before = "^";
        foreach (var word in reading.Words)
        {
            if (word.Role != WordRole.Core) continue;
            Add(vector, "w", word.Text, value);
            Add(vector, before, word.Text, value * 0.7f);
            before = word.Text;
        }
    }

    private static void Add(SparseVector vector, string kind, string text, float value)
    {
        var hash = 2166136261u;
        foreach (var c in kind) hash = (hash ^ c) * 16777619u;
        hash = (hash ^ '|') * 16777619u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        vector.Add(Slot(hash), value);
    }

    // FNV's low bits are weak: fold the high ones in.
    private static int Slot(uint hash) => (int)((hash ^ (hash >> 15)) & (Buckets - 1));
}
