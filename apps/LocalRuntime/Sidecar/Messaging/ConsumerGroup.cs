using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>
/// The consumers that share one copy of each event: an app id on one pub/sub component, however many replicas it has.
/// Until its app has said what it subscribes to, events are kept for it, so that apps may start in any order.
/// </summary>
internal sealed class ConsumerGroup(Destination keptFor, ILogger logger)
{
    private const int KeptAtMost = 10_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Channel<BusEvent>> queues = new(StringComparer.Ordinal);
    private Queue<(string Topic, BusEvent Event)>? kept = [];

    public void Offer(string topic, BusEvent busEvent)
    {
        lock (gate)
        {
            if (queues.TryGetValue(topic, out var queue)) queue.Writer.TryWrite(busEvent);
            else if (kept is not null) Keep(topic, busEvent);
        }
    }

    /// <summary>Opens the queues of these topics and hands them what was kept. A second replica gets the same queues.</summary>
    public void Open(IEnumerable<string> topics)
    {
        lock (gate)
        {
            foreach (var topic in topics) queues.TryAdd(topic, Channel.CreateUnbounded<BusEvent>());
            foreach (var (topic, busEvent) in kept ?? [])
            {
                if (queues.TryGetValue(topic, out var queue)) queue.Writer.TryWrite(busEvent);
            }

            kept = null;
        }
    }

    public Channel<BusEvent> Queue(string topic)
    {
        lock (gate) return queues[topic];
    }

    private void Keep(string topic, BusEvent busEvent)
    {
        kept!.Enqueue((topic, busEvent));
        if (kept.Count <= KeptAtMost) return;

        var (lostTopic, lost) = kept.Dequeue();
        logger.LogWarning("{Consumer} has not started: event {Id} of topic {Topic} is lost to it", keptFor, lost.Id, lostTopic);
    }
}
