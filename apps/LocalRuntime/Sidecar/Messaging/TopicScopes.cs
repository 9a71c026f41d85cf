using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>
/// Who may publish and subscribe to what: <c>allowedTopics</c>, <c>protectedTopics</c>, <c>publishingScopes</c> and
/// <c>subscriptionScopes</c> (<c>app1=t1,t2;app2=</c>; an app that is not listed may use every topic that is not protected).
/// </summary>
internal sealed class TopicScopes(ComponentSpec component)
{
    private readonly HashSet<string> allowed = List(component["allowedTopics"]);
    private readonly HashSet<string> guarded = List(component["protectedTopics"]);
    private readonly Dictionary<string, HashSet<string>> publishing = PerApp(component["publishingScopes"]);
    private readonly Dictionary<string, HashSet<string>> subscribing = PerApp(component["subscriptionScopes"]);

    public bool MayPublish(AppIdentity app, string topic) => app.Names.Any(name => May(publishing, name, topic));

    public bool MaySubscribe(AppIdentity app, string topic) => app.Names.Any(name => May(subscribing, name, topic));

    private bool May(Dictionary<string, HashSet<string>> scopes, string app, string topic)
    {
        if (allowed.Count > 0 && !allowed.Contains(topic)) return false;
        return scopes.TryGetValue(app, out var topics) ? topics.Contains(topic) : !guarded.Contains(topic);
    }

    private static HashSet<string> List(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Dictionary<string, HashSet<string>> PerApp(string? text)
    {
        var result = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var scope in (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = scope.Split('=', 2, StringSplitOptions.TrimEntries);
            result[parts[0]] = List(parts.Length == 2 ? parts[1] : null);
        }

        return result;
    }
}
