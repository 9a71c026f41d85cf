using System.Net;
using System.Text.Json.Nodes;
using Dapr.Client;
using Microsoft.AspNetCore.Http;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class PublishTests : IAsyncLifetime
{
    private readonly Listener listener = new()
    {
        Subscriptions = $"[{Listener.Topic("orders")}, {Listener.Topic("raw", ", \"metadata\": { \"rawPayload\": true }")}]",
    };

    private Stage stage = null!;

    public async ValueTask InitializeAsync()
    {
        await listener.StartAsync();
        stage = await Stage.StartAsync([ResourceFiles.PubSub], Stage.App("shop", listener));
        await stage.ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stage.DisposeAsync();
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task Wraps_data_in_a_cloud_event()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await stage.Http.PublishAsync("orders", """{"n":1.10}""")).StatusCode);

        var delivery = await listener.NextAsync();

        Assert.Equal("/on-orders", delivery.Path);
        Assert.Equal("application/cloudevents+json", delivery.ContentType);
        Assert.Equal("1.0", delivery["specversion"]);
        Assert.Equal("com.dapr.event.sent", delivery["type"]);
        Assert.Equal("shop", delivery["source"]);
        Assert.Equal("orders", delivery["topic"]);
        Assert.Equal("pubsub", delivery["pubsubname"]);
        Assert.Equal("application/json", delivery["datacontenttype"]);
        Assert.Equal("""{"n":1.10}""", delivery.Envelope["data"]!.ToJsonString());
        Assert.True(Guid.TryParse(delivery["id"], out _));
        Assert.True(DateTimeOffset.TryParse(delivery["time"], System.Globalization.CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public async Task Continues_the_trace_of_the_publisher()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        stage.Http.DefaultRequestHeaders.Add("traceparent", "ignored");
        using var http = stage.HttpOf(0);
        http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");

        await http.PublishAsync("orders", "{}");
        var delivery = await listener.NextAsync();

        Assert.Contains(trace, delivery["traceparent"], StringComparison.Ordinal);
        Assert.Equal(delivery["traceid"], delivery["traceparent"]);
        Assert.Equal(delivery["traceparent"], delivery.Headers["traceparent"]);
    }

    [Theory]
    [InlineData("", "plain", "text/plain", "\"plain\"")]
    [InlineData("text/plain", "{\"a\":1}", "text/plain", "\"{\\u0022a\\u0022:1}\"")]
    [InlineData("application/json", "{broken", "application/json", "\"{broken\"")]
    [InlineData("application/vnd.x+json", "[1]", "application/vnd.x+json", "[1]")]
    public async Task Data_follows_its_content_type(string contentType, string body, string expectedType, string expectedData)
    {
        await stage.Http.PublishAsync("orders", body, contentType);
        var delivery = await listener.NextAsync();

        Assert.Equal(expectedType, delivery["datacontenttype"]);
        Assert.Equal(expectedData, delivery.Envelope["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Bytes_travel_as_base64()
    {
        await stage.Dapr.PublishByteEventAsync("pubsub", "orders", new byte[] { 0, 255 }, "application/octet-stream");

        var delivery = await listener.NextAsync();

        Assert.Equal("AP8=", delivery["data_base64"]);
        Assert.Null(delivery["data"]);
    }

    [Fact]
    public async Task Keeps_the_publishers_own_cloud_event_and_fills_its_gaps()
    {
        await stage.Http.PublishAsync(
            "orders", """{"id":"own-1","type":"made","source":"me","specversion":"1.0","topic":"lies","data":{"x":1},"custom":"kept"}""", "application/cloudevents+json");

        var delivery = await listener.NextAsync();

        Assert.Equal(["own-1", "made", "me", "kept"], [delivery["id"], delivery["type"], delivery["source"], delivery["custom"]]);
        Assert.Equal("orders", delivery["topic"]);
        Assert.NotNull(delivery["traceparent"]);
    }

    [Fact]
    public async Task Metadata_overrides_the_envelope()
    {
        var metadata = new Dictionary<string, string>
        {
            ["cloudevent.id"] = "row-7",
            ["cloudevent.type"] = "t.v1",
            ["cloudevent.source"] = "ledger",
            ["cloudevent.subject"] = "s",
        };
        await stage.Dapr.PublishEventAsync("pubsub", "orders", new { n = 1 }, metadata);

        var delivery = await listener.NextAsync();

        Assert.Equal(["row-7", "t.v1", "ledger", "s"], [delivery["id"], delivery["type"], delivery["source"], delivery["subject"]]);
    }

    [Fact]
    public async Task A_raw_subscription_gets_the_published_bytes()
    {
        await stage.Http.PublishAsync("raw", "bytes", "text/plain", "?metadata.rawPayload=true");

        var delivery = await listener.NextAsync();

        Assert.Equal("bytes", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(delivery["data_base64"]!)));
        Assert.Equal("application/octet-stream", delivery["datacontenttype"]);
    }

    [Fact]
    public async Task Bulk_publish_sends_each_event()
    {
        var answer = await stage.Dapr.BulkPublishEventAsync("pubsub", "orders", [1, 2, 3]);

        var all = await listener.NextAsync(3);
        Assert.Empty(answer.FailedEntries);
        Assert.Equal(["1", "2", "3"], all.Select(delivery => delivery["data"]).Order());
    }

    [Theory]
    [InlineData("entryID", HttpStatusCode.NoContent)]
    [InlineData("other", HttpStatusCode.BadRequest)]
    public async Task Bulk_publish_over_http_wants_entry_ids(string name, HttpStatusCode expected)
    {
        var body = $$"""[{"{{name}}":"1","event":{"n":1},"contentType":"application/json"}]""";

        var answer = await stage.Http.PostAsync("/v1.0-alpha1/publish/bulk/pubsub/orders", new StringContent(body));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Bulk_publish_refuses_doubled_entry_ids()
    {
        const string body = """[{"entryId":"1","event":1,"contentType":"application/json"},{"entryId":"1","event":2,"contentType":"application/json"}]""";

        var answer = await stage.Http.PostAsync("/v1.0/publish/bulk/pubsub/orders", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await listener.ExpectsNothingMoreAsync(100);
    }

    [Fact]
    public async Task Refuses_an_unknown_pubsub_and_an_empty_topic()
    {
        var unknown = await stage.Http.PostAsync("/v1.0/publish/other/orders", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("ERR_PUBSUB_NOT_FOUND", await unknown.ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Http.PostAsync("/v1.0/publish/pubsub/", new StringContent("{}"))).StatusCode);
    }

    [Fact]
    public async Task Two_hundred_events_all_arrive()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => stage.Dapr.PublishEventAsync("pubsub", "orders", n)));

        var all = await listener.NextAsync(200);

        Assert.Equal(200, all.Select(delivery => delivery["data"]).Distinct().Count());
        await listener.ExpectsNothingMoreAsync(50);
    }
}
