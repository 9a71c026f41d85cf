using FinanceTracker.Banking.Statements;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Banking.Mappings;

/// <summary>The tenant's mappings, before a file is read and after it was recorded.</summary>
public static class MappingMemory
{
    private const int Most = 200;

    /// <summary>What the reader may use, the newest first.</summary>
    public static async Task<IReadOnlyList<RememberedMapping>> RememberedAsync(this BankingDb db, CancellationToken cancellationToken)
    {
        var mappings = await db.Mappings.AsNoTracking().OrderByDescending(m => m.CreatedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. mappings.Select(m => new RememberedMapping(m.HeaderKey, m.BankCode, m.Read()))];
    }

    /// <summary>
    /// Notes, in the save that records an import, the mapping it was read by: a new one replaces what was known of the header. Two
    /// imports at once may leave two; the newer counts.
    /// </summary>
    public static async Task RememberAsync(this BankingDb db, TableUse? table, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (table?.Mapping is null) return;
        var known = await db.Mappings.Where(m => m.HeaderKey == table.HeaderKey && m.BankCode == table.BankCode).ToListAsync(cancellationToken);
        if (table.Remembered)
        {
            foreach (var mapping in known) mapping.Used(now);
            return;
        }

        db.Mappings.RemoveRange(known);
        db.Mappings.Add(new Mapping(Guid.CreateVersion7(now), table, now));
    }
}
