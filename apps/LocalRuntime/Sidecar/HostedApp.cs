using FinanceTracker.LocalRuntime.Sidecar.Invocation;
using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Sidecar;

/// <summary>One app that has a sidecar here, and how far its sidecar has come.</summary>
internal sealed class HostedApp(SidecarApp settings, AppChannel channel)
{
    private volatile bool ready;
    private volatile string? failure;
    private volatile IReadOnlyList<Subscription> subscriptions = [];

    public AppIdentity Identity { get; } = new(settings.AppId, settings.Aliases);

    public string AppId => settings.AppId;

    public SidecarApp Settings => settings;

    public AppChannel Channel => channel;

    public bool IsReady => ready;

    /// <summary>Why the sidecar will never be ready: something the app asked for is not implemented.</summary>
    public string? Failure => failure;

    public IReadOnlyList<Subscription> Subscriptions => subscriptions;

    public void BecomeReady(IReadOnlyList<Subscription> subscribed)
    {
        subscriptions = subscribed;
        ready = true;
    }

    public void Fail(string why) => failure = why;
}
