using System.Net;
using System.Net.Http.Json;
using System.Threading.Channels;
using Dapr;
using Dapr.Client;
using FinanceTracker.LocalRuntime.Sidecar;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

/// <summary>An app written the ordinary way, with Dapr.AspNetCore and DaprClient, and the sidecar under it.</summary>
public sealed class DaprAspNetCoreTests : IAsyncLifetime
{
    private readonly Channel<Order> orders = Channel.CreateUnbounded<Order>();
    private readonly int port = Listener.FreePort();
    private Stage stage = null!;
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        stage = await Stage.StartAsync(
            [ResourceFiles.PubSub, ResourceFiles.State],
            options => options with { AppApiToken = "to-the-app" },
            new SidecarApp("all", port, 0, 0) { Aliases = ["ledger", "tax"] });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddAuthentication().AddDapr(dapr => dapr.Token = "to-the-app");
        builder.Services.AddAuthorization(authorization => authorization.AddDapr());
        app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseCloudEvents();
        app.MapSubscribeHandler();
        app.MapPost("/events/orders", async (Order order) => await orders.Writer.WriteAsync(order)).WithTopic("pubsub", "orders").RequireAuthorization("Dapr");
        app.MapGet("/hello/{name}", (string name, HttpContext context) => $"{name} for {context.Request.Headers["dapr-callee-app-id"]}");
        await app.StartAsync();
        await stage.ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await stage.DisposeAsync();
    }

    [Fact]
    public async Task An_event_reaches_its_handler_unwrapped_and_authorized()
    {
        await stage.Dapr.PublishEventAsync("pubsub", "orders", new Order("A-1", "12.50"));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        Assert.Equal(new Order("A-1", "12.50"), await orders.Reader.ReadAsync(limit.Token));
    }

    [Fact]
    public async Task Without_the_apps_token_the_topic_route_is_closed()
    {
        using var stranger = new HttpClient();

        var refused = await stranger.PostAsync($"http://127.0.0.1:{port}/events/orders", JsonContent.Create(new Order("x", "1")));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("ledger")]
    [InlineData("tax")]
    public async Task Every_alias_is_invoked_at_the_same_app(string id)
    {
        using var client = stage.Dapr.CreateInvokableHttpClient(id);

        Assert.Equal($"ana for {id}", await client.GetStringAsync("/hello/ana"));
    }

    [Fact]
    public async Task Aliases_are_one_consumer()
    {
        await stage.Dapr.PublishEventAsync("pubsub", "orders", new Order("once", "1"));
        await Task.Delay(200);

        Assert.Equal(1, orders.Reader.Count);
    }

    [Fact]
    public async Task Dapr_client_sees_a_healthy_sidecar_and_its_metadata()
    {
        await stage.Dapr.WaitForSidecarAsync();
        Assert.True(await stage.Dapr.CheckHealthAsync());

        await stage.Dapr.SetMetadataAsync("colour", "blue");
        var metadata = await stage.Dapr.GetMetadataAsync();

        Assert.Equal("all", metadata.Id);
        Assert.Equal("blue", metadata.Extended["colour"]);
        Assert.Equal(["pubsub", "state"], metadata.Components.Select(component => component.Name).Order());
    }

    private sealed record Order(string Id, string Total);
}
