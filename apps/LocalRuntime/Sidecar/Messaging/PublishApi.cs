using FinanceTracker.LocalRuntime.Sidecar.Resources;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Grpc.Core;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>The publishing half of the pub/sub building block as one app sees it.</summary>
internal sealed class PublishApi(AppIdentity app, IReadOnlyDictionary<string, MemoryBroker> brokers, TimeProvider time)
{
    public void Publish(Destination to, Payload payload, TraceContext trace)
    {
        var broker = Allowed(to);
        broker.Publish(to.Topic, Event(to, payload, trace));
    }

    /// <summary>Publishes all or none: every event is built before one is sent.</summary>
    public void PublishAll(Destination to, IReadOnlyList<BulkEntry> entries, TraceContext trace)
    {
        var broker = Allowed(to);
        if (entries.Any(entry => entry.Id.Length == 0) || entries.DistinctBy(entry => entry.Id, StringComparer.Ordinal).Count() != entries.Count)
        {
            throw new RefusalException(
                "ERR_PUBSUB_EVENTS_SER", $"error when unmarshaling the request for topic {to.Topic} pubsub {to.PubSub}: entryId is duplicated or not present", 400, StatusCode.InvalidArgument);
        }

        foreach (var busEvent in entries.Select(entry => Event(to, entry.Payload, trace)).ToList()) broker.Publish(to.Topic, busEvent);
    }

    private BusEvent Event(Destination to, Payload payload, TraceContext trace) =>
        BusEvent.Read(new Envelope(to, trace, time).Write(payload, app.AppId));

    private MemoryBroker Allowed(Destination to)
    {
        if (brokers.Count == 0)
            throw new RefusalException("ERR_PUBSUB_NOT_CONFIGURED", "pubsub is not configured", 400, StatusCode.FailedPrecondition);
        if (to.PubSub.Length == 0) throw new RefusalException("ERR_PUBSUB_EMPTY", "pubsub name is empty", 404, StatusCode.InvalidArgument);
        if (!brokers.TryGetValue(to.PubSub, out var broker))
            throw new RefusalException("ERR_PUBSUB_NOT_FOUND", $"pubsub {to.PubSub} not found", 404, StatusCode.InvalidArgument);
        if (to.Topic.Length == 0) throw new RefusalException("ERR_TOPIC_EMPTY", $"topic is empty in pubsub {to.PubSub}", 404, StatusCode.InvalidArgument);
        if (!broker.Scopes.MayPublish(app, to.Topic))
            throw new RefusalException("ERR_PUBSUB_FORBIDDEN", $"topic {to.Topic} is not allowed for app id {app.AppId}", 403, StatusCode.PermissionDenied);
        return broker;
    }
}
