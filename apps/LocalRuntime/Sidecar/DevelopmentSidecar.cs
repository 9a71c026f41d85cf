using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTracker.LocalRuntime.Sidecar;

/// <summary>
/// Speaks daprd's wire API (HTTP and gRPC) to one or several apps on this machine, so that plain DaprClient and
/// Dapr.AspNetCore work without daprd. In memory, on 127.0.0.1, for development and tests; what it does not implement it
/// refuses by name.
/// </summary>
public sealed class DevelopmentSidecar : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly SharedParts parts;
    private readonly List<SidecarHost> hosts = [];
    private readonly List<SidecarAddress> addresses = [];
    private readonly List<Task> running = [];
    private readonly Lock gate = new();
    private Task? stopped;

    private DevelopmentSidecar(SharedParts parts) => this.parts = parts;

    /// <summary>Where each app finds its sidecar, in the order of the options.</summary>
    public IReadOnlyList<SidecarAddress> Addresses => addresses;

    /// <summary>Ends when every app's sidecar was asked to shut down.</summary>
    internal Task ShutDown { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// Reads the resources and listens. Does not wait for the apps: they may start later and ask for secrets first.
    /// Throws <see cref="Resources.ResourceException"/> for anything in the resources that is not implemented.
    /// </summary>
    public static async Task<DevelopmentSidecar> StartAsync(SidecarOptions options, CancellationToken cancellationToken)
    {
        var sidecar = new DevelopmentSidecar(new SharedParts(options, options.LoggerFactory ?? NullLoggerFactory.Instance));
        try
        {
            await sidecar.ListenAsync(cancellationToken);
            return sidecar;
        }
        catch
        {
            await sidecar.StopAsync();
            throw;
        }
    }

    /// <summary>Stops listening and delivering. What was in memory is gone.</summary>
    public Task StopAsync()
    {
        lock (gate) return stopped ??= StopOnceAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        // Groups first: an event published by an app that is up early is kept for those that are not.
        foreach (var app in parts.Apps)
        {
            foreach (var broker in parts.BrokersOf(app.Identity).Values) broker.GroupOf(app.Identity);
        }

        foreach (var app in parts.Apps)
        {
            var host = new SidecarHost(parts, app);
            hosts.Add(host);
            var address = await host.StartAsync(cancel);
            addresses.Add(address);
            parts.Logger.LogInformation(
                "Development sidecar, not daprd; in-memory: app {AppId} at {Http} (gRPC {Grpc})", address.AppId, address.HttpEndpoint, address.GrpcEndpoint);
            running.Add(RunAsync(app, host));
        }

        ShutDown = Task.WhenAll(running);
    }

    private async Task RunAsync(HostedApp app, SidecarHost host)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var subscriber = new AppSubscriber(app, parts.BrokersOf(app.Identity), parts.Resources, parts.Options.Time, parts.Logger);
        var delivering = Task.Run(() => subscriber.RunAsync(ending.Token), CancellationToken.None);

        await host.Shutdown.Turned.WaitAsync(stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ending.CancelAsync();
        await delivering;
        if (!stopping.IsCancellationRequested) await host.DisposeAsync();
    }

    private async Task StopOnceAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
        await Task.WhenAll(running);
        parts.Dispose();
    }
}
