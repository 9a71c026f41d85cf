using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// An immutable snapshot of one tenant's corrections. It answers only for the tenant it was made for: nothing of it reaches the
/// model, a cache or another snapshot.
/// </summary>
public sealed class TenantMemory
{
    private readonly MemoryRow[] rows;
    private MemoryIndex? index;

    /// <summary>Takes a snapshot; rows with an unknown category are left out.</summary>
    public TenantMemory(IEnumerable<MemoryRow> rows)
    {
        this.rows = [.. rows.Where(row => Taxonomy.IsKnown(row.Category))];
    }

    /// <summary>A tenant that has corrected nothing yet.</summary>
    public static TenantMemory Empty { get; } = new([]);

    /// <summary>Number of corrections.</summary>
    public int Count => rows.Length;

    // Two threads may both build it: the results are equal, one is kept.
    internal MemoryIndex? IndexFor(LineReader reader) => rows.Length == 0 ? null : LazyInitializer.EnsureInitialized(ref index, () => new MemoryIndex(rows, reader));
}
