using System.Text.Json;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using FinanceTracker.LocalRuntime.Sidecar.Wire;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>What an app wants of one topic, and where it wants it.</summary>
internal sealed record Subscription(string PubSub, string Topic, IReadOnlyList<RoutingRule> Rules)
{
    public string? DeadLetterTopic { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>True when it stands in a YAML file, false when the app answered it.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>The bytes are handed over as published, inside a new envelope.</summary>
    public bool IsRaw => Metadata.GetValueOrDefault("rawPayload") is { } raw && string.Equals(raw, "true", StringComparison.OrdinalIgnoreCase);

    public string? RouteFor(string? eventType) => Rules.FirstOrDefault(rule => rule.Takes(eventType))?.Path;

    /// <summary>Reads the answer to <c>GET /dapr/subscribe</c>. Entries without any route are passed over, as daprd does.</summary>
    public static IReadOnlyList<Subscription> ReadAnswer(JsonElement answer)
    {
        if (answer.ValueKind is JsonValueKind.Null) return [];
        if (answer.ValueKind is not JsonValueKind.Array) throw new ResourceException("/dapr/subscribe did not answer an array");

        return [.. answer.EnumerateArray().Select(ReadEntry).Where(subscription => subscription.Rules.Count > 0)];
    }

    private static Subscription ReadEntry(JsonElement entry)
    {
        var topic = entry.Text("topic") ?? "";
        if (entry.Find("bulkSubscribe")?.Text("enabled") is "true") throw BulkRefused(topic);

        return new Subscription(entry.Text("pubsubname") ?? "", topic, [.. ReadRules(entry)])
        {
            DeadLetterTopic = entry.Text("deadLetterTopic") is { Length: > 0 } dead ? dead : null,
            Metadata = entry.Dictionary("metadata"),
        };
    }

    public static ResourceException BulkRefused(string topic) =>
        new($"bulkSubscribe of topic {topic} is not implemented by the development sidecar");

    private static IEnumerable<RoutingRule> ReadRules(JsonElement entry)
    {
        var routes = entry.Find("routes");
        if (routes?.Find("rules") is { ValueKind: JsonValueKind.Array } rules)
        {
            foreach (var rule in rules.EnumerateArray()) yield return RoutingRule.Parse(rule.Text("match"), rule.Text("path") ?? "");
        }

        if ((routes?.Text("default") ?? entry.Text("route")) is { Length: > 0 } path) yield return RoutingRule.Parse(null, path);
    }
}

/// <summary>A <c>kind: Subscription</c> document: v2alpha1 with <c>routes</c>, or v1alpha1 with <c>route</c>.</summary>
internal sealed record DeclaredSubscription(Subscription Subscription, IReadOnlyList<string> Scopes)
{
    public static DeclaredSubscription Read(YamlMap document)
    {
        var spec = document.Map("spec") ?? throw document.Wrong("subscription without spec");
        var topic = spec.Required("topic");
        if (spec.Map("bulkSubscribe")?.Text("enabled") is "true") throw Subscription.BulkRefused(topic);

        var rules = ReadRules(spec).ToList();
        if (rules.Count == 0) throw document.Wrong($"subscription to {topic} has no route");
        var subscription = new Subscription(spec.Required("pubsubname"), topic, rules)
        {
            DeadLetterTopic = spec.Text("deadLetterTopic"),
            Metadata = spec.Map("metadata")?.Dictionary() ?? new Dictionary<string, string>(),
            IsDeclared = true,
        };
        return new DeclaredSubscription(subscription, [.. document.Texts("scopes")]);
    }

    private static IEnumerable<RoutingRule> ReadRules(YamlMap spec)
    {
        var routes = spec.Map("routes");
        foreach (var rule in routes?.Maps("rules") ?? []) yield return RoutingRule.Parse(rule.Text("match"), rule.Required("path"));
        if ((routes?.Text("default") ?? spec.Text("route")) is { } path) yield return RoutingRule.Parse(null, path);
    }
}
