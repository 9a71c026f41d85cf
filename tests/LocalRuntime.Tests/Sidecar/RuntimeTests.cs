using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapr;
using FinanceTracker.LocalRuntime.Sidecar;
using Grpc.Core;
using Grpc.Net.Client;
using static Dapr.Client.Autogen.Grpc.v1.Dapr;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class RuntimeTests : IAsyncDisposable
{
    private readonly Listener listener = new() { Subscriptions = $"[{Listener.Topic("orders")}]" };
    private Stage? stage;

    [Fact]
    public async Task Is_outbound_ready_at_once_and_healthy_when_the_app_listens()
    {
        var http = await StartAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/healthz/outbound")).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync("/v1.0/healthz")).StatusCode);

        await listener.StartAsync();
        await stage!.ReadyAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/healthz?appid=shop")).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync("/v1.0/healthz?appid=other")).StatusCode);
    }

    [Fact]
    public async Task Metadata_tells_components_and_subscriptions()
    {
        await listener.StartAsync();
        var http = await StartAsync();
        await stage!.ReadyAsync();
        await stage.Dapr.SetMetadataAsync("over", "grpc");

        var metadata = (await http.GetFromJsonAsync<JsonObject>("/v1.0/metadata"))!;

        Assert.Equal("shop", metadata["id"]!.ToString());
        Assert.Equal("grpc", metadata["extended"]!["over"]!.ToString());
        Assert.Equal(["pubsub", "state"], metadata["components"]!.AsArray().Select(component => component!["name"]!.ToString()).Order());
        Assert.Equal("/on-orders", metadata["subscriptions"]![0]!["rules"]![0]!["path"]!.ToString());
        Assert.Equal(listener.Port, metadata["appConnectionProperties"]!["port"]!.GetValue<int>());
    }

    [Fact]
    public async Task Without_the_token_only_health_probes_are_answered()
    {
        await listener.StartAsync();
        var http = await StartAsync(options => options with { ApiToken = "secret", AppApiToken = "for-the-app" });
        await stage!.ReadyAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/v1.0/metadata")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/healthz/outbound")).StatusCode);
        var error = await Assert.ThrowsAsync<DaprException>(() => stage.Dapr.GetStateAsync<int>("state", "k"));
        Assert.Equal(StatusCode.Unauthenticated, Assert.IsType<RpcException>(error.InnerException).StatusCode);

        var dapr = stage.DaprOf(0, "secret");
        await dapr.PublishEventAsync("pubsub", "orders", 1);

        Assert.Equal("for-the-app", (await listener.NextAsync()).Headers["dapr-api-token"]);
        Assert.Equal("for-the-app", listener.SubscribeToken);
    }

    [Theory]
    [InlineData("GET", "/v1.0/actors/a/1/state/k", HttpStatusCode.NotImplemented)]
    [InlineData("POST", "/v1.0/bindings/cron", HttpStatusCode.NotImplemented)]
    [InlineData("POST", "/v1.0-alpha1/lock/store", HttpStatusCode.NotImplemented)]
    [InlineData("POST", "/v1.0-alpha1/state/state/query", HttpStatusCode.NotImplemented)]
    [InlineData("GET", "/v1.0/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/elsewhere", HttpStatusCode.NotFound)]
    public async Task Says_what_it_does_not_implement(string method, string path, HttpStatusCode expected)
    {
        var http = await StartAsync();

        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        var answer = await http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(path, (await answer.Content.ReadFromJsonAsync<JsonObject>())!["message"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_other_grpc_method_is_unimplemented_by_name()
    {
        await StartAsync();
        using var channel = GrpcChannel.ForAddress(stage!.Sidecar.Addresses[0].GrpcEndpoint);
        var client = new DaprClient(channel);

        var unary = await Assert.ThrowsAsync<RpcException>(async () => await client.InvokeBindingAsync(new() { Name = "b" }));
        Assert.Equal(StatusCode.Unimplemented, unary.StatusCode);
        Assert.Contains("InvokeBinding", unary.Status.Detail, StringComparison.Ordinal);

        using var streaming = client.SubscribeTopicEventsAlpha1();
        var duplex = await Assert.ThrowsAsync<RpcException>(() => streaming.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Contains("SubscribeTopicEventsAlpha1", duplex.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shutdown_ends_the_sidecar_of_that_app_alone()
    {
        stage = await Stage.StartAsync([ResourceFiles.State], Stage.App("one"), Stage.App("two"));
        await stage.ReadyAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await stage.Http.PostAsync("/v1.0/shutdown", null)).StatusCode);

        await Eventually.AssertAsync(async () => await Record.ExceptionAsync(() => stage.HttpOf(0).GetAsync("/v1.0/healthz")) is HttpRequestException);
        Assert.Equal(HttpStatusCode.NoContent, (await stage.HttpOf(1).GetAsync("/v1.0/healthz")).StatusCode);
        await stage.DaprOf(1).ShutdownSidecarAsync();
        await stage.Sidecar.ShutDown.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_restart_forgets_everything()
    {
        using var files = new ResourceFiles(ResourceFiles.State);
        var options = new SidecarOptions { ResourcesPath = files.Folder, Apps = [Stage.App("one")] };
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var sidecar = await DevelopmentSidecar.StartAsync(options, TestContext.Current.CancellationToken);
            using var http = new HttpClient { BaseAddress = new Uri(sidecar.Addresses[0].HttpEndpoint) };
            Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/state/state/k")).StatusCode);
            await http.PostAsync("/v1.0/state/state", new StringContent("""[{"key":"k","value":1}]"""));
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/v1.0/state/state/k")).StatusCode);
        }
    }

    [Fact]
    public async Task A_routing_rule_it_does_not_understand_keeps_the_sidecar_from_becoming_healthy()
    {
        listener.Subscriptions = """[{"pubsubname":"pubsub","topic":"t","routes":{"rules":[{"match":"event.data.n > 3","path":"/x"}]}}]""";
        await listener.StartAsync();
        var http = await StartAsync();

        await Eventually.AssertAsync(async () =>
        {
            var health = await http.GetAsync("/v1.0/healthz");
            Assert.Equal(HttpStatusCode.InternalServerError, health.StatusCode);
            var why = (await health.Content.ReadFromJsonAsync<JsonObject>())!["message"]!.ToString();
            return why.Contains("event.data.n > 3", StringComparison.Ordinal);
        });
        Assert.Empty((await http.GetFromJsonAsync<JsonObject>("/v1.0/metadata"))!["subscriptions"]!.AsArray());
    }

    public async ValueTask DisposeAsync()
    {
        if (stage is not null) await stage.DisposeAsync();
        await listener.DisposeAsync();
    }

    private async Task<HttpClient> StartAsync(Func<SidecarOptions, SidecarOptions>? adjust = null)
    {
        stage = await Stage.StartAsync([ResourceFiles.PubSub, ResourceFiles.State], adjust ?? (options => options), Stage.App("shop", listener));
        return stage.Http;
    }
}
