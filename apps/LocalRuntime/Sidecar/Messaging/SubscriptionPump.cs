using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Channels;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>Brings the events of one subscription to one app, four at a time.</summary>
internal sealed class SubscriptionPump(Subscription subscription, HostedApp app, MemoryBroker broker, PumpSettings settings)
{
    private const int AtATime = 4;
    private readonly Destination from = new(subscription.PubSub, subscription.Topic);
    private readonly Channel<BusEvent> queue = broker.GroupOf(app.Identity).Queue(subscription.Topic);

    private enum Fate
    {
        Done,
        Bury,
        GiveBack,
    }

    public Task RunAsync(CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => Task.Run(() => PumpAsync(cancel), cancel)));

    private async Task PumpAsync(CancellationToken cancel)
    {
        await foreach (var busEvent in queue.Reader.ReadAllAsync(cancel))
        {
            var fate = await HandleAsync(busEvent, cancel);
            if (fate is Fate.Bury) fate = Bury(busEvent);
            if (fate is Fate.GiveBack) _ = GiveBackAsync(busEvent, cancel);
        }
    }

    private async Task<Fate> HandleAsync(BusEvent busEvent, CancellationToken cancel)
    {
        if (!subscription.IsRaw && !busEvent.IsDecoded) return Undeliverable(busEvent, "is no JSON object", Fate.GiveBack);
        if (busEvent.ExpiresAt < settings.Time.GetUtcNow()) return Undeliverable(busEvent, "has expired", Fate.Done);
        if (subscription.RouteFor(busEvent.Type) is not { } route) return Undeliverable(busEvent, "matches no route", Fate.Done);

        var body = subscription.IsRaw ? new Envelope(from, default, settings.Time).WrapRaw(busEvent.Body) : busEvent.Body;
        var attempt = 0;
        while (true)
        {
            attempt++;
            var (verdict, why) = await PostAsync(route, busEvent, body, cancel);
            if (verdict is DeliveryVerdict.Done) return Fate.Done;

            settings.Logger.LogWarning(
                "{App}: delivery {Attempt} of event {Id} of topic {Topic} to {Route}: {Why}, {Verdict}", app.AppId, attempt, busEvent.Id, from.Topic, route, why, verdict);
            if (verdict is DeliveryVerdict.Drop) return HasDeadLetter ? Fate.Bury : Fate.Done;
            if (settings.Policy.Retry?.DelayBefore(attempt) is not { } wait) return HasDeadLetter ? Fate.Bury : Fate.GiveBack;
            await Task.Delay(wait, settings.Time, cancel);
        }
    }

    private bool HasDeadLetter => subscription.DeadLetterTopic is not null;

    private Fate Undeliverable(BusEvent busEvent, string why, Fate otherwise)
    {
        settings.Logger.LogWarning("{App}: event {Id} of topic {Topic} {Why}", app.AppId, busEvent.Id, from.Topic, why);
        return HasDeadLetter ? Fate.Bury : otherwise;
    }

    private async Task<(DeliveryVerdict Verdict, string Why)> PostAsync(
        string route, BusEvent busEvent, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        using var limit = settings.Policy.Timeout is { } timeout ? new CancellationTokenSource(timeout, settings.Time) : null;
        using var either = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        var token = either?.Token ?? cancel;
        try
        {
            using var request = Request(route, busEvent, body);
            using var response = await app.Channel.SendAsync(request, token);
            var answer = await response.Content.ReadAsByteArrayAsync(token);
            return (DeliveryAnswer.Read((int)response.StatusCode, answer), $"answered {response.StatusCode:D}");
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            return (DeliveryVerdict.Retry, error is OperationCanceledException ? "the app took too long" : error.Message);
        }
    }

    private HttpRequestMessage Request(string route, BusEvent busEvent, ReadOnlyMemory<byte> body)
    {
        var request = app.Channel.Request(HttpMethod.Post, route);
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        if (busEvent.TraceParent is { } parent) request.Headers.TryAddWithoutValidation("traceparent", parent);
        if (busEvent.TraceState is { } state) request.Headers.TryAddWithoutValidation("tracestate", state);
        return request;
    }

    /// <summary>The copy keeps its id and its first topic. It is published under the app's own rights: without them the event comes back.</summary>
    private Fate Bury(BusEvent busEvent)
    {
        var topic = subscription.DeadLetterTopic!;
        if (!broker.Scopes.MayPublish(app.Identity, topic))
        {
            settings.Logger.LogError("{App} may not publish to its dead letter topic {Topic}: event {Id} will come back", app.AppId, topic, busEvent.Id);
            return Fate.GiveBack;
        }

        broker.Publish(topic, busEvent);
        return Fate.Done;
    }

    private async Task GiveBackAsync(BusEvent busEvent, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(broker.RedeliverAfter, settings.Time, cancel);
            queue.Writer.TryWrite(busEvent);
        }
        catch (OperationCanceledException)
        {
            // The sidecar stops, and what it holds in memory goes with it.
        }
    }
}

/// <summary>What the pumps of one app and component share.</summary>
internal sealed record PumpSettings(InboundPolicy Policy, TimeProvider Time, ILogger Logger);
