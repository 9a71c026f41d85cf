using System.Net;
using FinanceTracker.LocalRuntime.Sidecar;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class SidecarCommandTests
{
    [Fact]
    public async Task Runs_every_app_of_a_dapr_yaml_until_it_is_stopped()
    {
        using var files = new ResourceFiles(ResourceFiles.State);
        var (first, second) = (Listener.FreePort(), Listener.FreePort());
        using var folder = new ResourceFiles();
        folder.Write("dapr.yaml", $$"""
            version: 1
            common: { resourcesPath: {{files.Folder}} }
            apps:
              - { appID: one, appDirPath: apps/One, daprHTTPPort: {{first}}, command: [dotnet, run] }
              - { appDirPath: apps/two/, daprHTTPPort: {{second}}, command: [dotnet, run] }
            """);
        using var stop = new CancellationTokenSource();
        var running = SidecarCommand.RunAsync(["-f", Path.Combine(folder.Folder, "dapr.yaml")], stop.Token);
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.NoContent, await HealthAsync(http, $"http://127.0.0.1:{first}/v1.0/healthz?appid=one"));
        Assert.Equal(HttpStatusCode.NoContent, await HealthAsync(http, $"http://127.0.0.1:{second}/v1.0/healthz?appid=two"));

        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task Takes_daprds_flags_and_ends_at_a_shutdown_request()
    {
        using var files = new ResourceFiles(ResourceFiles.State);
        var port = Listener.FreePort();
        var running = SidecarCommand.RunAsync(
            ["--app-id", "one", $"--dapr-http-port={port}", "--dapr-grpc-port", "0", "--resources-path", files.Folder, "--max-body-size", "16Mi"]);
        using var http = new HttpClient();

        await HealthAsync(http, $"http://127.0.0.1:{port}/v1.0/healthz");
        await http.PostAsync($"http://127.0.0.1:{port}/v1.0/shutdown", null);

        Assert.Equal(0, await running.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData("--app-id", "one", "--enable-mtls", "true")]
    [InlineData("--app-id", "one")]
    [InlineData("--app-id", "one", "--resources-path", "/nowhere/at/all")]
    [InlineData("-f", "/nowhere/dapr.yaml")]
    [InlineData("--app-id", "one", "--resources-path", ".", "--app-port", "many")]
    public async Task Ends_with_2_for_what_it_cannot_honour(params string[] args) => Assert.Equal(2, await SidecarCommand.RunAsync(args));

    private static async Task<HttpStatusCode> HealthAsync(HttpClient http, string url)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                return (await http.GetAsync(url)).StatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(30);
            }
        }

        throw new TimeoutException(url);
    }
}
