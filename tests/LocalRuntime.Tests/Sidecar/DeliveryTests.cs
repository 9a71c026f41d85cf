using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class DeliveryTests : IAsyncDisposable
{
    private const string WithDeadLetter = ", \"deadLetterTopic\": \"dead\"";
    private readonly Listener listener = new();
    private Stage? stage;

    [Fact]
    public async Task Retry_brings_the_same_event_again()
    {
        var attempts = 0;
        listener.Answer = _ => Status(++attempts < 3 ? "RETRY" : "SUCCESS");
        await StartAsync([ResourceFiles.PubSub], Listener.Topic("orders"));

        await stage!.Http.PublishAsync("orders", "1");

        Assert.Single((await listener.NextAsync(3)).Select(delivery => delivery["id"]).Distinct());
        await listener.ExpectsNothingMoreAsync();
    }

    [Fact]
    public async Task Drop_goes_to_the_dead_letter_topic_once_and_keeps_its_first_topic()
    {
        listener.Answer = delivery => Status(delivery.Path == "/on-orders" ? "DROP" : "SUCCESS");
        await StartAsync([ResourceFiles.PubSub, ResourceFiles.TwoRetries], Listener.Topic("orders", WithDeadLetter), Listener.Topic("dead"));

        await stage!.Http.PublishAsync("orders", "1");
        var all = await listener.NextAsync(2);

        Assert.Equal(["/on-orders", "/on-dead"], all.Select(delivery => delivery.Path));
        Assert.Equal("orders", all[1]["topic"]);
        Assert.Equal(all[0]["id"], all[1]["id"]);
        await listener.ExpectsNothingMoreAsync();
    }

    [Fact]
    public async Task A_retry_policy_gives_one_delivery_and_its_retries_before_the_dead_letter()
    {
        listener.Answer = delivery => delivery.Path == "/on-orders" ? Results.StatusCode(500) : Results.Ok();
        await StartAsync([ResourceFiles.PubSub, ResourceFiles.TwoRetries], Listener.Topic("orders", WithDeadLetter), Listener.Topic("dead"));

        await stage!.Http.PublishAsync("orders", "1");

        Assert.Equal(["/on-orders", "/on-orders", "/on-orders", "/on-dead"], (await listener.NextAsync(4)).Select(delivery => delivery.Path));
        await listener.ExpectsNothingMoreAsync();
    }

    [Fact]
    public async Task Without_a_policy_the_first_failure_is_a_dead_letter()
    {
        listener.Answer = delivery => delivery.Path == "/on-orders" ? Results.StatusCode(500) : Results.Ok();
        await StartAsync([ResourceFiles.PubSub], Listener.Topic("orders", WithDeadLetter), Listener.Topic("dead"));

        await stage!.Http.PublishAsync("orders", "1");

        Assert.Equal(["/on-orders", "/on-dead"], (await listener.NextAsync(2)).Select(delivery => delivery.Path));
    }

    [Fact]
    public async Task A_dead_letter_that_the_app_may_not_publish_comes_back()
    {
        const string scoped = """
            kind: Component
            metadata: { name: pubsub }
            spec:
              type: pubsub.in-memory
              version: v1
              metadata: [{ name: redeliverInterval, value: 50ms }, { name: publishingScopes, value: "shop=orders" }]
            """;
        listener.Answer = _ => Results.StatusCode(500);
        await StartAsync([scoped], Listener.Topic("orders", WithDeadLetter), Listener.Topic("dead"));

        await stage!.Http.PublishAsync("orders", "1");

        Assert.All(await listener.NextAsync(3), delivery => Assert.Equal("/on-orders", delivery.Path));
        var refused = await stage.Http.PublishAsync("dead", "1");
        Assert.Equal("ERR_PUBSUB_FORBIDDEN", await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task Routes_by_event_type_and_buries_what_matches_nothing()
    {
        const string routed = """
            { "pubsubname": "pubsub", "topic": "orders", "deadLetterTopic": "dead",
              "routes": { "rules": [{ "match": "event.type == \"a.v1\"", "path": "/a" }, { "match": "event.type == 'b.v1'", "path": "/b" }] } }
            """;
        await StartAsync([ResourceFiles.PubSub], routed, Listener.Topic("dead"));

        foreach (var type in new[] { "a.v1", "b.v1", "c.v1" })
        {
            await stage!.Http.PublishAsync("orders", "1", query: $"?metadata.cloudevent.type={type}");
        }

        var all = await listener.NextAsync(3);
        Assert.Equal(["/a", "/b", "/on-dead"], all.OrderBy(delivery => delivery["type"]).Select(delivery => delivery.Path));
    }

    [Fact]
    public async Task An_expired_event_is_not_delivered()
    {
        await using var later = new Listener { Subscriptions = $"[{Listener.Topic("orders")}]" };
        stage = await Stage.StartAsync([ResourceFiles.PubSub], Stage.App("shop", later));
        await stage.Http.PublishAsync("orders", "\"short\"", query: "?metadata.ttlInSeconds=1");
        await stage.Http.PublishAsync("orders", "\"long\"", query: "?metadata.ttlInSeconds=60");
        await Task.Delay(2050);

        await later.StartAsync();

        Assert.Equal("long", (await later.NextAsync())["data"]);
        await later.ExpectsNothingMoreAsync(100);
    }

    [Fact]
    public async Task An_app_that_starts_after_the_event_still_gets_it()
    {
        listener.Subscriptions = $"[{Listener.Topic("orders")}]";
        stage = await Stage.StartAsync([ResourceFiles.PubSub], Stage.App("shop", listener));
        await stage.Http.PublishAsync("orders", "\"early\"");

        await listener.StartAsync();

        Assert.Equal("early", (await listener.NextAsync())["data"]);
        await stage.ReadyAsync();
        Assert.Equal(1, listener.SubscribeCalls);
    }

    [Fact]
    public async Task An_app_that_goes_down_and_comes_back_gets_what_it_missed_and_is_not_asked_again()
    {
        await StartAsync([ResourceFiles.PubSub], Listener.Topic("orders"));
        await listener.DisposeAsync();
        await stage!.Http.PublishAsync("orders", "\"missed\"");
        await Task.Delay(150);

        await listener.StartAsync();

        Assert.Equal("missed", (await listener.NextAsync())["data"]);
        Assert.Equal(1, listener.SubscribeCalls);
    }

    [Fact]
    public async Task An_answer_that_takes_longer_than_the_timeout_policy_is_a_failure()
    {
        const string timeout = """
            kind: Resiliency
            metadata: { name: resiliency }
            spec:
              policies: { timeouts: { short: 80ms } }
              targets: { components: { pubsub: { inbound: { timeout: short } } } }
            """;
        listener.Routes = routes => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(
            routes, "/on-orders", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await StartAsync([ResourceFiles.PubSub, timeout], Listener.Topic("orders", WithDeadLetter), Listener.Topic("dead"));

        await stage!.Http.PublishAsync("orders", "1");

        Assert.Equal("/on-dead", (await listener.NextAsync()).Path);
    }

    [Fact]
    public void An_event_that_nobody_takes_care_of_comes_back_each_second()
    {
        var component = new ComponentSpec("pubsub", "pubsub.in-memory", "v1", new Dictionary<string, string>());

        Assert.Equal(TimeSpan.FromSeconds(1), new MemoryBroker(component, NullLogger.Instance).RedeliverAfter);
    }

    [Fact]
    public async Task Different_apps_each_get_a_copy_and_replicas_share_one()
    {
        await using var replica = new Listener { Subscriptions = $"[{Listener.Topic("orders")}]" };
        await using var other = new Listener { Subscriptions = $"[{Listener.Topic("orders")}]" };
        listener.Subscriptions = replica.Subscriptions;
        await Task.WhenAll(listener.StartAsync(), replica.StartAsync(), other.StartAsync());
        stage = await Stage.StartAsync([ResourceFiles.PubSub], Stage.App("shop", listener), Stage.App("shop", replica), Stage.App("tax", other));
        await stage.ReadyAsync();

        for (var n = 0; n < 20; n++) await stage.Http.PublishAsync("orders", $"{n}");

        Assert.Equal(20, (await other.NextAsync(20)).Select(delivery => delivery["data"]).Distinct().Count());
        await other.ExpectsNothingMoreAsync(100);
        Assert.Equal(20, listener.Count + replica.Count);
        Assert.True(listener.Count > 0 && replica.Count > 0, $"{listener.Count} and {replica.Count}");
    }

    [Fact]
    public async Task Delivers_four_at_a_time()
    {
        using var open = new SemaphoreSlim(0);
        var (now, most) = (0, 0);
        listener.Routes = routes => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(routes, "/on-orders", async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await open.WaitAsync();
            Interlocked.Decrement(ref now);
        });
        await StartAsync([ResourceFiles.PubSub], Listener.Topic("orders"));

        for (var n = 0; n < 10; n++) await stage!.Http.PublishAsync("orders", $"{n}");
        await Eventually.AssertAsync(() => Task.FromResult(Volatile.Read(ref now) == 4));
        await Task.Delay(100);
        open.Release(10);
        await Eventually.AssertAsync(() => Task.FromResult(Volatile.Read(ref now) == 0));

        Assert.Equal(4, most);
    }

    [Fact]
    public async Task An_event_that_is_no_json_goes_to_the_dead_letter_topic()
    {
        await StartAsync([ResourceFiles.PubSub], Listener.Topic("orders", WithDeadLetter), Listener.Topic("dead", ", \"metadata\": { \"rawPayload\": \"true\" }"));

        await stage!.Http.PublishAsync("orders", "no json", "text/plain", "?metadata.rawPayload=true");

        var delivery = await listener.NextAsync();
        Assert.Equal("/on-dead", delivery.Path);
        Assert.Equal("no json", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(delivery["data_base64"]!)));
    }

    [Fact]
    public async Task A_topic_that_the_app_may_not_subscribe_to_is_passed_over()
    {
        const string scoped = """
            kind: Component
            metadata: { name: pubsub }
            spec: { type: pubsub.in-memory, version: v1, metadata: [{ name: subscriptionScopes, value: "shop=open" }] }
            """;
        await StartAsync([scoped], Listener.Topic("closed"), Listener.Topic("open"));

        await stage!.Http.PublishAsync("closed", "1");
        await stage.Http.PublishAsync("open", "2");

        Assert.Equal("/on-open", (await listener.NextAsync()).Path);
        await listener.ExpectsNothingMoreAsync(100);
    }

    [Fact]
    public async Task A_declared_subscription_works_beside_those_the_app_answers()
    {
        const string declared = """
            apiVersion: dapr.io/v2alpha1
            kind: Subscription
            metadata: { name: s }
            spec: { pubsubname: pubsub, topic: declared, routes: { default: /from-yaml } }
            scopes: [shop]
            """;
        await StartAsync([ResourceFiles.PubSub, declared], Listener.Topic("orders"));

        await stage!.Http.PublishAsync("declared", "1");

        Assert.Equal("/from-yaml", (await listener.NextAsync()).Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (stage is not null) await stage.DisposeAsync();
        await listener.DisposeAsync();
    }

    private static IResult Status(string status) => Results.Json(new { status });

    private async Task StartAsync(string[] resources, params string[] subscriptions)
    {
        listener.Subscriptions = $"[{string.Join(',', subscriptions)}]";
        await listener.StartAsync();
        stage = await Stage.StartAsync(resources, Stage.App("shop", listener));
        await stage.ReadyAsync();
    }
}
