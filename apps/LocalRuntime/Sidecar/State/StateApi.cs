using System.Globalization;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace FinanceTracker.LocalRuntime.Sidecar.State;

/// <summary>The state building block as one app sees it: its stores, its keys.</summary>
internal sealed class StateApi(IEnumerable<ComponentSpec> components, AppIdentity app, IReadOnlyDictionary<string, MemoryStateStore> stores)
{
    private readonly Dictionary<string, OpenStore> open = components
        .Where(component => stores.ContainsKey(component.Name))
        .ToDictionary(component => component.Name, component => new OpenStore(stores[component.Name], KeyPrefix.For(component, app.AppId)));

    public StateEntry? Get(string store, string key)
    {
        var (memory, prefix) = Open(store);
        return memory.Get(Full(prefix, key));
    }

    /// <summary>Saves one after the other: daprd's save of several is not atomic either.</summary>
    public void Save(string store, IEnumerable<StateChange> changes) => Each(store, changes, "ERR_STATE_SAVE");

    public void Delete(string store, IEnumerable<StateChange> changes) => Each(store, changes, "ERR_STATE_DELETE");

    /// <summary>All or nothing. An etag that does not fit is INTERNAL here and not ABORTED: daprd answers so for any failure of the store.</summary>
    public void Transact(string store, IReadOnlyList<StateChange> changes)
    {
        var (memory, prefix) = Open(store);
        if (!memory.TryApply([.. changes.Select(change => change with { Key = Full(prefix, change.Key) })]))
            throw RefusalException.Internal("ERR_STATE_TRANSACTION", $"failed transaction in state store {store}: possible etag mismatch");
    }

    /// <summary>Time to live from metadata <c>ttlInSeconds</c>: absent, 0 and -1 keep the key for ever.</summary>
    public static TimeSpan? TimeToLive(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue("ttlInSeconds", out var text) || text.Length == 0) return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) || seconds < -1)
            throw RefusalException.Malformed($"ttlInSeconds {text} is not a number of seconds");
        return seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static string Full(string prefix, string key)
    {
        if (key.Length == 0) throw RefusalException.Malformed("a state key is missing");
        if (key.Contains(KeyPrefix.Separator, StringComparison.Ordinal))
            throw RefusalException.Malformed($"input key/keyPrefix '{key}' can't contain '{KeyPrefix.Separator}'");
        return prefix + key;
    }

    private void Each(string store, IEnumerable<StateChange> changes, string code)
    {
        var (memory, prefix) = Open(store);
        foreach (var change in changes.ToList())
        {
            if (!memory.TryApply([change with { Key = Full(prefix, change.Key) }]))
            {
                throw new RefusalException(
                    code, $"possible etag mismatch at key {change.Key} of state store {store}", StatusCodes.Status409Conflict, StatusCode.Aborted);
            }
        }
    }

    private OpenStore Open(string store)
    {
        if (open.TryGetValue(store, out var found)) return found;
        throw open.Count == 0
            ? new RefusalException("ERR_STATE_STORE_NOT_CONFIGURED", "state store is not configured", 500, StatusCode.FailedPrecondition)
            : new RefusalException("ERR_STATE_STORE_NOT_FOUND", $"state store {store} is not found", 400, StatusCode.InvalidArgument);
    }

    private sealed record OpenStore(MemoryStateStore Store, string Prefix);
}
