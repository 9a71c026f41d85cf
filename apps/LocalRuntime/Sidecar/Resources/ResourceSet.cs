using FinanceTracker.LocalRuntime.Sidecar.Messaging;

namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>Everything the resources folder says.</summary>
internal sealed class ResourceSet
{
    private readonly List<ComponentSpec> components = [];
    private readonly List<ResiliencySpec> resiliencies = [];
    private readonly List<DeclaredSubscription> subscriptions = [];

    public IReadOnlyList<ComponentSpec> Components => components;

    public static ResourceSet Load(string folder, IReadOnlyDictionary<string, string> variables)
    {
        if (!Directory.Exists(folder)) throw new ResourceException($"There is no resources folder {Path.GetFullPath(folder)}");

        var files = Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml");
        var set = new ResourceSet();
        foreach (var document in files.Order(StringComparer.Ordinal).SelectMany(YamlMap.Documents)) set.Take(document, variables);
        return set;
    }

    public IEnumerable<ComponentSpec> ComponentsOf(AppIdentity app) => components.Where(component => app.IsIn(component.Scopes));

    public IEnumerable<Subscription> SubscriptionsOf(AppIdentity app) =>
        subscriptions.Where(declared => app.IsIn(declared.Scopes)).Select(declared => declared.Subscription);

    public InboundPolicy InboundFor(string component, AppIdentity app) => resiliencies
        .Where(resiliency => app.IsIn(resiliency.Scopes))
        .Select(resiliency => resiliency.Inbound.GetValueOrDefault(component))
        .FirstOrDefault(policy => policy is not null) ?? InboundPolicy.None;

    private void Take(YamlMap document, IReadOnlyDictionary<string, string> variables)
    {
        switch (document.Text("kind"))
        {
            case "Component":
                Add(ComponentSpec.Read(document, variables), document);
                break;
            case "Resiliency":
                resiliencies.Add(ResiliencySpec.Read(document));
                break;
            case "Subscription":
                subscriptions.Add(DeclaredSubscription.Read(document));
                break;
            case var kind:
                throw document.Wrong($"kind {kind ?? "(none)"} is not implemented by the development sidecar");
        }
    }

    private void Add(ComponentSpec component, YamlMap document)
    {
        if (components.Exists(other => other.Name == component.Name)) throw document.Wrong($"component {component.Name} is there twice");
        components.Add(component);
    }
}
