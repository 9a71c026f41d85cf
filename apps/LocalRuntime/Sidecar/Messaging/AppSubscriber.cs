using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>
/// Waits for one app to listen, asks it once what it subscribes to, and starts the deliveries. Runs beside the sidecar's
/// own APIs, because an app may ask for secrets before it listens.
/// </summary>
internal sealed class AppSubscriber(HostedApp app, IReadOnlyDictionary<string, MemoryBroker> brokers, ResourceSet resources, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            if (app.Settings.AppPort > 0) await WaitForPortAsync(cancel);
            var subscriptions = await SubscriptionsAsync(cancel);
            foreach (var (name, broker) in brokers)
                broker.GroupOf(app.Identity).Open(subscriptions.Where(wanted => wanted.PubSub == name).Select(wanted => wanted.Topic));

            app.BecomeReady(subscriptions);
            logger.LogInformation("{App} is ready with {Count} subscription(s)", app.AppId, subscriptions.Count);
            await Task.WhenAll(subscriptions.Select(subscription => Pump(subscription).RunAsync(cancel)));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The sidecar stops.
        }
        catch (Exception error)
        {
            app.Fail(error.Message);
            logger.LogCritical(error, "{App} gets no events: {Message}", app.AppId, error.Message);
        }
    }

    private SubscriptionPump Pump(Subscription subscription)
    {
        var policy = resources.InboundFor(subscription.PubSub, app.Identity);
        return new SubscriptionPump(subscription, app, brokers[subscription.PubSub], new PumpSettings(policy, time, logger));
    }

    private async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancel)
    {
        if (app.Settings.AppPort == 0) return [];

        var wanted = resources.SubscriptionsOf(app.Identity).Concat(await AskAsync(cancel));
        return [.. wanted.Where(IsAllowed).DistinctBy(subscription => (subscription.PubSub, subscription.Topic))];
    }

    private bool IsAllowed(Subscription subscription)
    {
        if (!brokers.TryGetValue(subscription.PubSub, out var broker))
            throw new ResourceException($"subscription to topic {subscription.Topic}: there is no pubsub {subscription.PubSub}");
        if (broker.Scopes.MaySubscribe(app.Identity, subscription.Topic)) return true;

        logger.LogWarning("{App} may not subscribe to topic {Topic} of {PubSub}", app.AppId, subscription.Topic, subscription.PubSub);
        return false;
    }

    private async Task<IReadOnlyList<Subscription>> AskAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (await TryAskAsync(cancel) is { } subscriptions) return subscriptions;
            await Task.Delay(BetweenAttempts, time, cancel);
        }
    }

    private async Task<IReadOnlyList<Subscription>?> TryAskAsync(CancellationToken cancel)
    {
        try
        {
            using var request = app.Channel.Request(HttpMethod.Get, "/dapr/subscribe");
            using var response = await app.Channel.SendAsync(request, cancel);
            if (response.StatusCode == HttpStatusCode.NotFound) return [];
            if (!response.IsSuccessStatusCode) return null;

            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            return Subscription.ReadAnswer(answer.RootElement);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new ResourceException($"/dapr/subscribe did not answer JSON: {error.Message}");
        }
    }

    private async Task WaitForPortAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, app.Settings.AppPort, cancel);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(BetweenAttempts, time, cancel);
            }
        }
    }
}
