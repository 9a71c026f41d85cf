using System.Net.Http;
using FinanceTracker.LocalRuntime.Sidecar.Invocation;
using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using FinanceTracker.LocalRuntime.Sidecar.Secrets;
using FinanceTracker.LocalRuntime.Sidecar.State;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar;

/// <summary>What all the sidecars of one process share: resources, broker, stores, and the way to the apps.</summary>
internal sealed class SharedParts : IDisposable
{
    private readonly HttpMessageInvoker http = AppChannel.CreatePool();
    private readonly Dictionary<string, MemoryBroker> brokers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryStateStore> stateStores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ISecretStore> secretStores = new(StringComparer.Ordinal);

    public SharedParts(SidecarOptions options, ILoggerFactory loggers)
    {
        Options = options;
        Loggers = loggers;
        Logger = loggers.CreateLogger<DevelopmentSidecar>();
        Resources = ResourceSet.Load(options.ResourcesPath, options.Variables);
        foreach (var component in Resources.Components) Create(component);
        Apps = [.. options.Apps.Select(app => new HostedApp(app, new AppChannel(http, app.AppPort, options.AppApiToken)))];
        Directory = new AppDirectory(Apps);
    }

    public SidecarOptions Options { get; }

    public ILoggerFactory Loggers { get; }

    public ILogger Logger { get; }

    public ResourceSet Resources { get; }

    public IReadOnlyList<HostedApp> Apps { get; }

    public AppDirectory Directory { get; }

    public IReadOnlyDictionary<string, MemoryStateStore> StateStores => stateStores;

    public IReadOnlyDictionary<string, ISecretStore> SecretStores => secretStores;

    public IReadOnlyDictionary<string, MemoryBroker> BrokersOf(AppIdentity app) => Resources.ComponentsOf(app)
        .Where(component => brokers.ContainsKey(component.Name))
        .ToDictionary(component => component.Name, component => brokers[component.Name]);

    public void Dispose() => http.Dispose();

    private void Create(ComponentSpec component)
    {
        switch (component.Type)
        {
            case "state.in-memory":
                KeyPrefix.Check(component);
                stateStores[component.Name] = new MemoryStateStore(Options.Time);
                break;
            case "pubsub.in-memory":
                brokers[component.Name] = new MemoryBroker(component, Logger);
                break;
            case "secretstores.local.file":
                secretStores[component.Name] = new FileSecrets(component);
                break;
            case "secretstores.local.env":
                secretStores[component.Name] = new EnvironmentSecrets(component);
                break;
            default:
                throw new ResourceException($"component {component.Name}: type {component.Type} is not implemented by the development sidecar");
        }
    }
}
