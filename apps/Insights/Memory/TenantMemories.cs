using System.Collections.Concurrent;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Insights.Memory;

/// <summary>
/// Memories that are in use, by tenant. Each use asks the tenant's table for its version in one small query, so a lesson learned by
/// another replica counts at once; a memory that nobody has used for a while makes room.
/// </summary>
public sealed class TenantMemories
{
    private const int Kept = 500;
    private readonly ConcurrentDictionary<TenantId, (Version Version, TenantMemory Memory)> memories = new();

    /// <summary>The memory of <paramref name="db"/>'s tenant as it is now.</summary>
    public async Task<TenantMemory> OfAsync(InsightsDb db, CancellationToken cancellationToken)
    {
        var version = await db.Lessons.GroupBy(_ => 1).Select(g => new Version(g.Count(), g.Max(l => l.LearnedAt))).SingleOrDefaultAsync(cancellationToken);
        if (version is null) return TenantMemory.Empty;
        if (memories.TryGetValue(db.Tenant, out var known) && known.Version == version) return known.Memory;

        var lessons = await db.Lessons.AsNoTracking().ToListAsync(cancellationToken);
        var memory = new TenantMemory(lessons.Select(l => l.Row));
        if (memories.Count >= Kept) memories.Clear();
        memories[db.Tenant] = (version, memory);
        return memory;
    }

    private sealed record Version(int Count, DateTimeOffset LearnedAt);
}
