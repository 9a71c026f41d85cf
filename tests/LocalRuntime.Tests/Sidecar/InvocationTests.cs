using System.Net;
using System.Net.Http.Json;
using System.Text;
using FinanceTracker.LocalRuntime.Sidecar;
using FinanceTracker.LocalRuntime.Sidecar.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class InvocationTests : IAsyncLifetime
{
    private const int Limit = 256 * 1024;
    private readonly Listener callee = new() { Routes = Map };
    private Stage stage = null!;

    public async ValueTask InitializeAsync()
    {
        await callee.StartAsync();
        stage = await Stage.StartAsync(
            [ResourceFiles.State],
            options => options with { MaxRequestBodyBytes = Limit, AppApiToken = "app-token", ApiToken = "api-token" },
            Stage.App("web"),
            new SidecarApp("ledger", callee.Port, 0, 0) { Aliases = ["books"] });
        stage.Http.DefaultRequestHeaders.Add("dapr-api-token", "api-token");
    }

    public async ValueTask DisposeAsync()
    {
        await stage.DisposeAsync();
        await callee.DisposeAsync();
    }

    [Fact]
    public async Task Passes_the_apps_status_headers_and_body_unchanged()
    {
        var answer = await Client().GetAsync("/v1.0/invoke/ledger/method/teapot?a=1&b=%20x");

        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal("/teapot?a=1&b=%20x", answer.Headers.GetValues("X-Seen").Single());
        Assert.Equal(["one", "two"], answer.Headers.GetValues("X-Many"));
        Assert.Equal("short and stout", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/x-tea", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Tells_the_app_who_calls_and_gives_it_the_apps_token_alone()
    {
        var seen = await Client().GetStringAsync("/v1.0/invoke/books/method/headers");

        Assert.Contains("dapr-caller-app-id=web\n", seen, StringComparison.Ordinal);
        Assert.Contains("dapr-callee-app-id=books\n", seen, StringComparison.Ordinal);
        Assert.Contains("dapr-api-token=app-token\n", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("=api-token", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_cannot_name_itself_otherwise()
    {
        using var client = Client();
        client.DefaultRequestHeaders.Add("dapr-caller-app-id", "someone-else");

        var seen = await client.GetStringAsync("/v1.0/invoke/ledger/method/headers");

        Assert.Contains("dapr-caller-app-id=web\n", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Carries_a_body_there_and_back(bool chunked)
    {
        var bytes = new byte[100_000];
        Random.Shared.NextBytes(bytes);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1.0/invoke/ledger/method/echo") { Content = new ByteArrayContent(bytes) };
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await Client().SendAsync(request);

        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuses_a_body_over_the_limit(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1.0/invoke/ledger/method/echo") { Content = new ByteArrayContent(new byte[Limit + 1]) };
        request.Headers.TransferEncodingChunked = chunked;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Client().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Streams_an_answer_as_it_comes()
    {
        await using var stream = await Client().GetStreamAsync("/v1.0/invoke/ledger/method/slow");
        using var reader = new StreamReader(stream);

        Assert.Equal("first", await reader.ReadLineAsync());
        Release.Release();
        Assert.Equal("second", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task The_header_form_takes_the_bare_path()
    {
        using var client = Client();
        client.DefaultRequestHeaders.Add("dapr-app-id", "ledger");

        Assert.Equal("/teapot", (await client.GetAsync("/teapot")).Headers.GetValues("X-Seen").Single());
    }

    [Fact]
    public async Task An_unknown_app_and_one_that_is_down_are_direct_invoke_errors()
    {
        var unknown = await Client().GetAsync("/v1.0/invoke/nobody/method/x");
        Assert.Equal(HttpStatusCode.InternalServerError, unknown.StatusCode);
        Assert.Equal("ERR_DIRECT_INVOKE", await unknown.ErrorCodeAsync());

        await callee.DisposeAsync();
        Assert.Equal("ERR_DIRECT_INVOKE", await (await Client().GetAsync("/v1.0/invoke/ledger/method/teapot")).ErrorCodeAsync());
    }

    [Fact]
    public async Task Dapr_client_invokes_with_a_typed_body()
    {
        using var ledger = stage.DaprOf(0, "api-token").CreateInvokableHttpClient("ledger");

        var back = await ledger.PostAsJsonAsync("/echo", new[] { "a", "ñ" });

        Assert.Equal(["a", "ñ"], (await back.Content.ReadFromJsonAsync<string[]>())!);
    }

    [Theory]
    [InlineData("a/b", "/a/b")]
    [InlineData("/a//b/", "/a//b/")]
    [InlineData("a/../b", "/b")]
    [InlineData("a/%2e%2E/../c", "/c")]
    [InlineData("../../x", "/x")]
    [InlineData("a/./b/.", "/a/b/")]
    [InlineData("a%2Fb", "/a%2Fb")]
    public void Cleans_the_method_path(string raw, string clean) => Assert.Equal(clean, MethodPath.Clean(raw));

    private static readonly SemaphoreSlim Release = new(0);

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/teapot", (HttpContext context) =>
        {
            context.Response.Headers["X-Seen"] = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            context.Response.Headers["X-Many"] = new(["one", "two"]);
            return Results.Text("short and stout", "text/x-tea", Encoding.UTF8, 418);
        });
        routes.MapGet("/headers", (HttpContext context) => string.Concat(context.Request.Headers.Select(header => $"{header.Key.ToLowerInvariant()}={header.Value}\n")));
        routes.MapMethods("/echo", ["POST", "PUT"], async context =>
        {
            context.Response.ContentType = context.Request.ContentType;
            await context.Request.Body.CopyToAsync(context.Response.Body);
        });
        routes.MapGet("/slow", async context =>
        {
            await context.Response.WriteAsync("first\n", CancellationToken.None);
            await context.Response.Body.FlushAsync(CancellationToken.None);
            await Release.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync("second\n", CancellationToken.None);
        });
    }

    private HttpClient Client()
    {
        var client = stage.HttpOf(0);
        client.DefaultRequestHeaders.Add("dapr-api-token", "api-token");
        return client;
    }
}
