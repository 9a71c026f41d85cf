using System.Net;
using Dapr;
using FinanceTracker.LocalRuntime.Sidecar;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using FinanceTracker.LocalRuntime.Sidecar.Secrets;
using Grpc.Core;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class SecretTests : IAsyncLifetime
{
    private const string FileStore = """
        kind: Component
        metadata: { name: secrets }
        spec:
          type: secretstores.local.file
          version: v1
          metadata: [{ name: secretsFile, value: "${DATA}/secrets.json" }, { name: nestedSeparator, value: ":" }]
        """;

    private readonly string data = Directory.CreateTempSubdirectory("sidecar-data-").FullName;
    private Stage stage = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(data, "secrets.json"), """{"plain":"p","bank":{"key":"k1","tries":3},"list":["a","b"]}""");
        stage = await Stage.StartAsync(
            [FileStore], options => options with { Variables = new Dictionary<string, string> { ["DATA"] = data } }, new SidecarApp("one", Listener.FreePort(), 0, 0));
    }

    public async ValueTask DisposeAsync()
    {
        await stage.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("plain", "p")]
    [InlineData("bank:key", "k1")]
    [InlineData("bank:tries", "3")]
    [InlineData("list:1", "b")]
    public async Task Gives_a_secret_before_the_app_listens(string name, string value)
    {
        var secret = await stage.Dapr.GetSecretAsync("secrets", name);

        Assert.Equal(value, Assert.Single(secret).Value);
        Assert.Contains($"\"{value}\"", await stage.Http.GetStringAsync($"/v1.0/secrets/secrets/{name}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_all_of_them_in_bulk()
    {
        var all = await stage.Dapr.GetBulkSecretAsync("secrets");

        Assert.Equal("k1", all["bank:key"]["bank:key"]);
        Assert.Equal(5, all.Count);
        Assert.StartsWith("""{"plain":{"plain":"p"}""", await stage.Http.GetStringAsync("/v1.0/secrets/secrets/bulk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_store_is_401_and_an_absent_secret_500()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.GetAsync("/v1.0/secrets/other/plain")).StatusCode);
        var absent = await stage.Http.GetAsync("/v1.0/secrets/secrets/absent");
        Assert.Equal(HttpStatusCode.InternalServerError, absent.StatusCode);
        Assert.Equal("ERR_SECRET_GET", await absent.ErrorCodeAsync());
        var error = await Assert.ThrowsAsync<DaprException>(() => stage.Dapr.GetSecretAsync("secrets", "absent"));
        Assert.Equal(StatusCode.Internal, Assert.IsType<RpcException>(error.InnerException).StatusCode);
    }

    [Fact]
    public void The_environment_store_never_gives_out_the_sidecars_own_tokens()
    {
        Environment.SetEnvironmentVariable("DAPR_SIDECAR_TEST", "hidden");
        Environment.SetEnvironmentVariable("SIDECAR_TEST_SECRET", "seen");
        var store = new EnvironmentSecrets(Component("prefix", "SIDECAR_TEST_"));
        var everything = new EnvironmentSecrets(Component("prefix", ""));

        Assert.Equal("seen", store.Get("SECRET"));
        Assert.Equal("seen", store.All()["SECRET"]);
        Assert.Equal("", everything.Get("DAPR_SIDECAR_TEST"));
        Assert.DoesNotContain("DAPR_SIDECAR_TEST", everything.All().Keys);
    }

    [Fact]
    public void A_missing_file_stops_the_start_and_names_it()
    {
        var error = Assert.Throws<ResourceException>(() => new FileSecrets(Component("secretsFile", "/nowhere/secrets.json")));

        Assert.Contains("/nowhere/secrets.json", error.Message, StringComparison.Ordinal);
    }

    private static ComponentSpec Component(string name, string value) =>
        new("secrets", "secretstores.test", "v1", new Dictionary<string, string> { [name] = value });
}
