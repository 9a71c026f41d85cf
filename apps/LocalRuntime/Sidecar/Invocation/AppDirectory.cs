namespace FinanceTracker.LocalRuntime.Sidecar.Invocation;

/// <summary>Finds the app behind an id or an alias; replicas of one id take turns.</summary>
internal sealed class AppDirectory(IReadOnlyList<HostedApp> apps)
{
    private readonly Dictionary<string, HostedApp[]> byName = apps
        .Where(app => app.Settings.AppPort > 0)
        .SelectMany(app => app.Identity.Names.Distinct(StringComparer.Ordinal).Select(name => (name, app)))
        .GroupBy(pair => pair.name, pair => pair.app, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private int turn;

    public HostedApp? Find(string name)
    {
        if (!byName.TryGetValue(name, out var replicas)) return null;
        return replicas.Length == 1 ? replicas[0] : replicas[(uint)Interlocked.Increment(ref turn) % (uint)replicas.Length];
    }
}
