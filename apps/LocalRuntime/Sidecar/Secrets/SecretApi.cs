using FinanceTracker.LocalRuntime.Sidecar.Resources;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Grpc.Core;

namespace FinanceTracker.LocalRuntime.Sidecar.Secrets;

/// <summary>The secrets building block as one app sees it.</summary>
internal sealed class SecretApi(IEnumerable<ComponentSpec> components, IReadOnlyDictionary<string, ISecretStore> stores)
{
    private readonly Dictionary<string, ISecretStore> open = components
        .Where(component => stores.ContainsKey(component.Name))
        .ToDictionary(component => component.Name, component => stores[component.Name]);

    public string Get(string store, string name) => Open(store).Get(name)
        ?? throw RefusalException.Internal("ERR_SECRET_GET", $"failed getting secret with key {name} from secret store {store}: secret {name} not found");

    public IReadOnlyDictionary<string, string> All(string store) => Open(store).All();

    private ISecretStore Open(string store)
    {
        if (open.TryGetValue(store, out var found)) return found;
        throw open.Count == 0
            ? new RefusalException("ERR_SECRET_STORES_NOT_CONFIGURED", "secret store is not configured", 500, StatusCode.FailedPrecondition)
            : new RefusalException("ERR_SECRET_STORE_NOT_FOUND", $"failed finding secret store with key {store}", 401, StatusCode.InvalidArgument);
    }
}
