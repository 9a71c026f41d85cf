using FinanceTracker.LocalRuntime.Sidecar;
using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class ResourceTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    [Theory]
    [InlineData("kind: Component\nmetadata: { name: s }\nspec: { type: state.redis, version: v1, metadata: [] }", "state.redis")]
    [InlineData("kind: Component\nmetadata: { name: s }\nspec: { type: state.in-memory, version: v2, metadata: [] }", "v2")]
    [InlineData("kind: Configuration\nmetadata: { name: c }\nspec: {}", "Configuration")]
    [InlineData("kind: Component\nmetadata: { name: s }\nspec: { type: state.in-memory, metadata: [{ name: a, value: '${NOPE}' }] }", "${NOPE}")]
    [InlineData("kind: Component\nmetadata: { name: s }\nspec: { type: state.in-memory, metadata: [{ name: a, secretKeyRef: { name: x, key: y } }] }", "secretKeyRef")]
    [InlineData("kind: Component\nmetadata: { name: s }\nspec: { type: state.in-memory, metadata: [{ name: keyPrefix, value: namespace }] }", "namespace")]
    [InlineData("kind: Resiliency\nspec: { targets: { apps: { a: { retry: r } } } }", "apps")]
    [InlineData("kind: Resiliency\nspec: { targets: { components: { pubsub: { inbound: { retry: absent } } } } }", "absent")]
    [InlineData("kind: Resiliency\nspec: { targets: { components: { pubsub: { outbound: { retry: r } } } } }", "outbound")]
    [InlineData("kind: Subscription\nspec: { topic: t, pubsubname: p, routes: { rules: [{ match: 'has(event.data)', path: /x }] } }", "has(event.data)")]
    [InlineData("kind: Subscription\nspec: { topic: t, pubsubname: p, routes: { default: /x }, bulkSubscribe: { enabled: true } }", "bulkSubscribe")]
    public async Task What_is_not_implemented_stops_the_start_by_name(string document, string name)
    {
        using var files = new ResourceFiles(document);
        var options = new SidecarOptions { ResourcesPath = files.Folder, Apps = [Stage.App("one")] };

        var error = await Assert.ThrowsAsync<ResourceException>(() => DevelopmentSidecar.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repositorys_own_memory_components_start()
    {
        var data = Directory.CreateTempSubdirectory("sidecar-data-");
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "secrets.json"), "{}");
        var options = new SidecarOptions
        {
            ResourcesPath = Path.Combine(Root(), "components", "memory"),
            Apps = [Stage.App("all")],
            Variables = new Dictionary<string, string> { ["DATA"] = data.FullName },
        };

        await using var sidecar = await DevelopmentSidecar.StartAsync(options, TestContext.Current.CancellationToken);
        var resources = ResourceSet.Load(options.ResourcesPath, options.Variables);

        Assert.Equal(["pubsub", "secrets", "state"], resources.Components.Select(component => component.Name).Order());
        Assert.Equal(5, resources.InboundFor("pubsub", new AppIdentity("all", [])).Retry?.MaxRetries);
        data.Delete(recursive: true);
    }

    [Fact]
    public void The_repositorys_dapr_yaml_names_an_app_per_folder_and_no_port_twice()
    {
        var file = MultiAppFile.Read(Path.Combine(Root(), "dapr.yaml"));

        var ports = file.Apps.SelectMany(app => new[] { app.AppPort, app.HttpPort, app.GrpcPort }).ToList();
        Assert.Equal(["banking", "identity", "insights", "ledger", "tax"], file.Apps.Select(app => app.AppId).Order());
        Assert.Equal(ports.Count, ports.Distinct().Count());
        Assert.DoesNotContain(0, ports);
        Assert.True(Directory.Exists(file.ResourcesPath));
    }

    [Fact]
    public void A_resiliency_scope_leaves_other_apps_without_policy()
    {
        using var files = new ResourceFiles(ResourceFiles.TwoRetries + "\nscopes: [one]");
        var resources = ResourceSet.Load(files.Folder, NoVariables);

        Assert.Equal(2, resources.InboundFor("pubsub", new AppIdentity("one", [])).Retry?.MaxRetries);
        Assert.Null(resources.InboundFor("pubsub", new AppIdentity("two", [])).Retry);
    }

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1.5s", 1500)]
    [InlineData("2h", 7_200_000)]
    [InlineData("soon", null)]
    [InlineData("10", null)]
    public void Durations_are_gos(string text, int? milliseconds) =>
        Assert.Equal(milliseconds, GoDuration.Parse(text) is { } span ? (int)span.TotalMilliseconds : null);

    [Fact]
    public void Exponential_waits_grow_to_their_bound_and_end()
    {
        var policy = new RetryPolicy(Exponential: true, TimeSpan.Zero, TimeSpan.FromSeconds(1), 4);

        var waits = Enumerable.Range(1, 5).Select(number => policy.DelayBefore(number)?.TotalMilliseconds);

        Assert.Equal([500, 750, 1000, 1000, null], waits);
    }

    [Theory]
    [InlineData("shop", "orders", true)]
    [InlineData("shop", "secret", false)]
    [InlineData("mute", "orders", false)]
    [InlineData("stranger", "orders", true)]
    [InlineData("stranger", "guarded", false)]
    [InlineData("stranger", "unlisted", false)]
    public void Topic_scopes_say_who_may_publish(string app, string topic, bool may)
    {
        var scopes = new TopicScopes(new ComponentSpec("pubsub", "pubsub.in-memory", "v1", new Dictionary<string, string>
        {
            ["allowedTopics"] = "orders, secret, guarded",
            ["protectedTopics"] = "guarded",
            ["publishingScopes"] = "shop=orders,guarded; mute=",
        }));

        Assert.Equal(may, scopes.MayPublish(new AppIdentity(app, []), topic));
    }

    [Theory]
    [InlineData(200, "", DeliveryVerdict.Done)]
    [InlineData(204, "", DeliveryVerdict.Done)]
    [InlineData(200, "fine", DeliveryVerdict.Done)]
    [InlineData(200, "{}", DeliveryVerdict.Done)]
    [InlineData(200, """{"status":""}""", DeliveryVerdict.Done)]
    [InlineData(200, """{"Status":"SUCCESS"}""", DeliveryVerdict.Done)]
    [InlineData(200, """{"status":"RETRY"}""", DeliveryVerdict.Retry)]
    [InlineData(200, """{"status":"WHAT"}""", DeliveryVerdict.Retry)]
    [InlineData(200, """{"status":"DROP"}""", DeliveryVerdict.Drop)]
    [InlineData(404, "", DeliveryVerdict.Drop)]
    [InlineData(500, """{"status":"SUCCESS"}""", DeliveryVerdict.Retry)]
    [InlineData(302, "", DeliveryVerdict.Retry)]
    public void An_answer_means(int status, string body, object verdict) =>
        Assert.Equal(verdict, DeliveryAnswer.Read(status, System.Text.Encoding.UTF8.GetBytes(body)));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FinanceTracker.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
