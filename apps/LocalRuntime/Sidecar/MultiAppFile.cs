using System.Globalization;
using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Sidecar;

/// <summary>The parts of a <c>dapr.yaml</c> (multi-app run) that concern the sidecars; commands are the dapr CLI's to run.</summary>
internal sealed record MultiAppFile(IReadOnlyList<SidecarApp> Apps, string? ResourcesPath)
{
    /// <summary>Reads the file; its paths are relative to it.</summary>
    public static MultiAppFile Read(string path)
    {
        if (!File.Exists(path)) throw new ResourceException($"There is no {Path.GetFullPath(path)}");

        var root = YamlMap.Documents(path) is [var first, ..] ? first : throw new ResourceException($"{path} is empty");
        var apps = root.Maps("apps").Select(App).ToList();
        if (apps.Count == 0) throw root.Wrong("it names no apps");

        var common = root.Map("common");
        var resources = common?.Text("resourcesPath") ?? common?.Texts("resourcesPaths").SingleOrDefault();
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new MultiAppFile(apps, resources is null ? null : Path.Combine(folder, resources));
    }

    private static SidecarApp App(YamlMap app)
    {
        if (app.Text("resourcesPath") is not null || app.Texts("resourcesPaths").Any())
            throw app.Wrong("resources of a single app are not implemented by the development sidecar: use common.resourcesPath");

        var folder = app.Text("appDirPath");
        var id = app.Text("appID") ?? (folder is null ? null : Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        return new SidecarApp(
            id ?? throw app.Wrong("an app has neither appID nor appDirPath"), Port(app, "appPort"), Port(app, "daprHTTPPort"), Port(app, "daprGRPCPort"));
    }

    private static int Port(YamlMap app, string key)
    {
        if (app.Text(key) is not { } text) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw app.Wrong($"{key} {text} is not a port");
    }
}
