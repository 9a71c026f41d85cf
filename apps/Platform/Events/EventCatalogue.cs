using System.Reflection;
using FinanceTracker.Contracts;

namespace FinanceTracker.Platform.Events;

/// <summary>Every event there is, found in Contracts; the host does not start when two share a topic or a handler listens to none.</summary>
public static class EventCatalogue
{
    /// <summary>Event type by topic.</summary>
    public static IReadOnlyDictionary<string, Type> Topics { get; } = typeof(IEvent).Assembly.GetExportedTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IEvent)))
        .ToDictionary(t => (string)t.GetProperty(nameof(IEvent.Topic), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!, StringComparer.Ordinal);

    /// <summary>Throws when a subscription names a topic that no event has.</summary>
    public static void Check(IEnumerable<EventSubscription> subscriptions)
    {
        var deaf = subscriptions.Where(s => !Topics.ContainsKey(s.Topic)).Select(s => s.Name).ToList();
        if (deaf.Count > 0) throw new InvalidOperationException($"These handlers listen to unknown events: {string.Join(", ", deaf)}");
    }
}
