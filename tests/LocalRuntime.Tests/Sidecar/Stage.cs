using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapr.Client;
using FinanceTracker.LocalRuntime.Sidecar;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

/// <summary>A running sidecar with what a test needs to talk to it.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly ResourceFiles files;
    private readonly List<IDisposable> clients = [];

    private Stage(ResourceFiles files, DevelopmentSidecar sidecar) => (this.files, Sidecar) = (files, sidecar);

    public DevelopmentSidecar Sidecar { get; }

    public HttpClient Http => HttpOf(0);

    public DaprClient Dapr => DaprOf(0);

    public static Task<Stage> StartAsync(string[] documents, params SidecarApp[] apps) => StartAsync(documents, options => options, apps);

    public static async Task<Stage> StartAsync(string[] documents, Func<SidecarOptions, SidecarOptions> adjust, params SidecarApp[] apps)
    {
        var made = new ResourceFiles(documents);
        var options = new SidecarOptions { ResourcesPath = made.Folder, Apps = apps };
        return new Stage(made, await DevelopmentSidecar.StartAsync(adjust(options), TestContext.Current.CancellationToken));
    }

    public static SidecarApp App(string id, Listener? listener = null) => new(id, listener?.Port ?? 0, 0, 0);

    public HttpClient HttpOf(int app)
    {
        var client = new HttpClient { BaseAddress = new Uri(Sidecar.Addresses[app].HttpEndpoint) };
        clients.Add(client);
        return client;
    }

    public DaprClient DaprOf(int app, string? token = null)
    {
        var builder = new DaprClientBuilder()
            .UseHttpEndpoint(Sidecar.Addresses[app].HttpEndpoint)
            .UseGrpcEndpoint(Sidecar.Addresses[app].GrpcEndpoint);
        if (token is not null) builder.UseDaprApiToken(token);
        var client = builder.Build();
        clients.Add(client);
        return client;
    }

    public async Task ReadyAsync()
    {
        foreach (var address in Sidecar.Addresses)
        {
            using var client = new HttpClient { BaseAddress = new Uri(address.HttpEndpoint) };
            var attempts = 0;
            while ((await client.GetAsync("/v1.0/healthz")).StatusCode != HttpStatusCode.NoContent)
            {
                Assert.True(++attempts < 250, $"{address.AppId} did not become ready");
                await Task.Delay(20);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await Sidecar.DisposeAsync();
        files.Dispose();
    }
}

internal static class Answers
{
    public static async Task<string?> ErrorCodeAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>())?["errorCode"]?.ToString();

    public static async Task<HttpResponseMessage> PublishAsync(
        this HttpClient http, string topic, string body, string contentType = "application/json", string query = "")
    {
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        if (contentType.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await http.PostAsync($"/v1.0/publish/pubsub/{topic}{query}", content);
    }
}
