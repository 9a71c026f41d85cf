namespace FinanceTracker.Platform.Hosting;

/// <summary>The apps that this process hosts.</summary>
public sealed record HostedApps(IReadOnlyList<string> Names);
