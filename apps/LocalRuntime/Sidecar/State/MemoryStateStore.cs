using System.Globalization;

namespace FinanceTracker.LocalRuntime.Sidecar.State;

/// <summary>What a key holds now.</summary>
internal sealed record StateEntry(ReadOnlyMemory<byte> Value, string ETag, DateTimeOffset? ExpiresAt);

/// <summary>One wish to change a key: a null value deletes it.</summary>
internal sealed record StateChange(string Key, ReadOnlyMemory<byte>? Value)
{
    /// <summary>When given, the key must hold exactly this version.</summary>
    public string? ETag { get; init; }

    /// <summary>First write wins: without an etag the key must not exist yet.</summary>
    public bool FirstWrite { get; init; }

    public TimeSpan? TimeToLive { get; init; }
}

/// <summary>A <c>state.in-memory</c> component: etags, time to live, and changes that are all made or none.</summary>
internal sealed class MemoryStateStore(TimeProvider time)
{
    private const int WritesBetweenSweeps = 1024;
    private readonly Lock gate = new();
    private readonly Dictionary<string, StateEntry> entries = new(StringComparer.Ordinal);
    private long version;

    public StateEntry? Get(string key)
    {
        lock (gate) return Live(key, time.GetUtcNow());
    }

    /// <summary>Makes all the changes, or none and answers false when an etag does not fit: all are checked before one is made.</summary>
    public bool TryApply(IReadOnlyList<StateChange> changes)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var change in changes)
            {
                if (!Fits(change, Live(change.Key, now))) return false;
            }

            foreach (var change in changes) Make(change, now);
            return true;
        }
    }

    private static bool Fits(StateChange change, StateEntry? current)
    {
        if (!string.IsNullOrEmpty(change.ETag)) return current?.ETag == change.ETag;
        return !change.FirstWrite || change.Value is null || current is null;
    }

    private void Make(StateChange change, DateTimeOffset now)
    {
        if (++version % WritesBetweenSweeps == 0) Sweep(now);
        if (change.Value is { } value)
        {
            var etag = version.ToString(CultureInfo.InvariantCulture);
            entries[change.Key] = new StateEntry(value, etag, change.TimeToLive is { } ttl ? now + ttl : null);
        }
        else
        {
            entries.Remove(change.Key);
        }
    }

    private StateEntry? Live(string key, DateTimeOffset now)
    {
        if (!entries.TryGetValue(key, out var entry)) return null;
        if (entry.ExpiresAt is not { } end || end > now) return entry;

        entries.Remove(key);
        return null;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, entry) in entries)
        {
            if (entry.ExpiresAt <= now) entries.Remove(key);
        }
    }
}
