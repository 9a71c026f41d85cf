using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using Proto = Dapr.Client.Autogen.Grpc.v1;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>What the sidecar tells about itself and its app.</summary>
internal sealed class AppMetadata(HostedApp app, IReadOnlyList<ComponentSpec> components)
{
    /// <summary>Not a version of daprd, on purpose.</summary>
    public const string RuntimeVersion = "development-sidecar";

    private readonly ConcurrentDictionary<string, string> extended = new(StringComparer.Ordinal);

    public void Set(string key, string value) => extended[key] = value;

    public JsonObject AsJson() => new()
    {
        ["id"] = app.AppId,
        ["runtimeVersion"] = RuntimeVersion,
        ["enabledFeatures"] = new JsonArray(),
        ["extended"] = new JsonObject(extended.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        ["components"] = new JsonArray([.. components.Select(ComponentJson)]),
        ["subscriptions"] = new JsonArray([.. app.Subscriptions.Select(SubscriptionJson)]),
        ["appConnectionProperties"] = new JsonObject
        {
            ["port"] = app.Settings.AppPort,
            ["protocol"] = "http",
            ["channelAddress"] = "127.0.0.1",
        },
    };

    public Proto.GetMetadataResponse AsMessage()
    {
        var response = new Proto.GetMetadataResponse
        {
            Id = app.AppId,
            RuntimeVersion = RuntimeVersion,
            AppConnectionProperties = new Proto.AppConnectionProperties { Port = app.Settings.AppPort, Protocol = "http", ChannelAddress = "127.0.0.1" },
        };
        foreach (var (key, value) in extended) response.ExtendedMetadata[key] = value;
        foreach (var component in components)
        {
            response.RegisteredComponents.Add(new Proto.RegisteredComponents
            {
                Name = component.Name,
                Type = component.Type,
                Version = component.Version,
                Capabilities = { Capabilities(component) },
            });
        }

        response.Subscriptions.AddRange(app.Subscriptions.Select(SubscriptionMessage));
        return response;
    }

    private static string[] Capabilities(ComponentSpec component) => component.Type is "state.in-memory" ? ["ETAG", "TRANSACTIONAL", "TTL"] : [];

    private static string Kind(Subscription subscription) => subscription.IsDeclared ? "DECLARATIVE" : "PROGRAMMATIC";

    private static JsonObject ComponentJson(ComponentSpec component) => new()
    {
        ["name"] = component.Name,
        ["type"] = component.Type,
        ["version"] = component.Version,
        ["capabilities"] = new JsonArray([.. Capabilities(component).Select(name => (JsonNode)name)]),
    };

    private static JsonObject SubscriptionJson(Subscription subscription) => new()
    {
        ["pubsubname"] = subscription.PubSub,
        ["topic"] = subscription.Topic,
        ["metadata"] = new JsonObject(subscription.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        ["rules"] = new JsonArray([.. subscription.Rules.Select(rule => new JsonObject { ["match"] = rule.Match, ["path"] = rule.Path })]),
        ["deadLetterTopic"] = subscription.DeadLetterTopic ?? "",
        ["type"] = Kind(subscription),
    };

    private static Proto.PubsubSubscription SubscriptionMessage(Subscription subscription)
    {
        var message = new Proto.PubsubSubscription
        {
            PubsubName = subscription.PubSub,
            Topic = subscription.Topic,
            DeadLetterTopic = subscription.DeadLetterTopic ?? "",
            Type = subscription.IsDeclared ? Proto.PubsubSubscriptionType.Declarative : Proto.PubsubSubscriptionType.Programmatic,
            Rules = new Proto.PubsubSubscriptionRules(),
        };
        message.Rules.Rules.AddRange(subscription.Rules.Select(rule => new Proto.PubsubSubscriptionRule { Match = rule.Match, Path = rule.Path }));
        foreach (var (key, value) in subscription.Metadata) message.Metadata[key] = value;
        return message;
    }
}
