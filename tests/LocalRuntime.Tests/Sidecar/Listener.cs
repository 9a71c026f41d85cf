using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

/// <summary>One delivery as it came over the wire.</summary>
internal sealed record Delivery(string Path, string ContentType, IReadOnlyDictionary<string, string> Headers, JsonNode Envelope)
{
    public string? this[string name] => Envelope[name]?.ToString();
}

/// <summary>An app without any Dapr library: answers <c>/dapr/subscribe</c> with a text and keeps what is posted to it.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Channel<Delivery> received = Channel.CreateUnbounded<Delivery>();
    private WebApplication? web;

    public int Port { get; } = FreePort();

    public string Subscriptions { get; set; } = "[]";

    /// <summary>Decides about each delivery; 200 without a body when not set.</summary>
    public Func<Delivery, IResult> Answer { get; set; } = _ => Results.Ok();

    public Action<IEndpointRouteBuilder> Routes { get; set; } = _ => { };

    public int SubscribeCalls { get; private set; }

    public int Count => received.Reader.Count;

    public string? SubscribeToken { get; private set; }

    public static string Topic(string topic, string more = "") =>
        $$"""{ "pubsubname": "pubsub", "topic": "{{topic}}", "route": "/on-{{topic}}"{{more}} }""";

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, Port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        web = builder.Build();
        web.MapGet("/dapr/subscribe", (HttpContext context) =>
        {
            SubscribeCalls++;
            SubscribeToken = context.Request.Headers["dapr-api-token"];
            return Results.Text(Subscriptions, "application/json");
        });
        Routes(web);
        web.MapPost("/{**path}", (Delegate)TakeAsync);
        await web.StartAsync();
    }

    public async Task<Delivery> NextAsync(double seconds = 5)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        return await received.Reader.ReadAsync(limit.Token);
    }

    public async Task<IReadOnlyList<Delivery>> NextAsync(int count)
    {
        var all = new List<Delivery>();
        while (all.Count < count) all.Add(await NextAsync());
        return all;
    }

    /// <summary>Fails when something comes within a moment that is long for deliveries on one machine.</summary>
    public async Task ExpectsNothingMoreAsync(int milliseconds = 250)
    {
        await Task.Delay(milliseconds);
        Assert.Equal(0, received.Reader.Count);
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null) await web.DisposeAsync();
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var delivery = new Delivery(
            context.Request.Path,
            context.Request.ContentType ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            JsonNode.Parse(await reader.ReadToEndAsync(CancellationToken.None))!);
        var answer = Answer(delivery);
        await received.Writer.WriteAsync(delivery, CancellationToken.None);
        return answer;
    }
}
