using System.Collections.Concurrent;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>A <c>pubsub.in-memory</c> component: one copy of each event for every consumer group, across all the apps hosted here.</summary>
internal sealed class MemoryBroker(ComponentSpec component, ILogger logger)
{
    private readonly ConcurrentDictionary<string, ConsumerGroup> groups = new(StringComparer.Ordinal);

    public TopicScopes Scopes { get; } = new(component);

    /// <summary>How long an event waits that no policy and no dead letter topic takes care of; daprd's in-memory bus would lose it.</summary>
    public TimeSpan RedeliverAfter { get; } = component["redeliverInterval"] is { } text
        ? GoDuration.Parse(text) ?? throw new ResourceException($"component {component.Name}: redeliverInterval {text} is not a duration")
        : TimeSpan.FromSeconds(1);

    /// <summary>The group of an app: its id, or the component's <c>consumerID</c>, which makes all apps compete.</summary>
    public ConsumerGroup GroupOf(AppIdentity app)
    {
        var consumer = component["consumerID"] ?? app.AppId;
        return groups.GetOrAdd(consumer, name => new ConsumerGroup(new Destination(component.Name, name), logger));
    }

    public void Publish(string topic, BusEvent busEvent)
    {
        foreach (var group in groups.Values) group.Offer(topic, busEvent);
    }
}
