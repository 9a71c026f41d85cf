using System.Text.RegularExpressions;

namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>A <c>kind: Component</c> document. Names of metadata match whatever their case; values are text.</summary>
internal sealed partial record ComponentSpec(string Name, string Type, string Version, IReadOnlyDictionary<string, string> Metadata)
{
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public string? this[string name] => Metadata.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public bool IsTrue(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    public static ComponentSpec Read(YamlMap document, IReadOnlyDictionary<string, string> variables)
    {
        var name = document.Map("metadata")?.Required("name") ?? throw document.Wrong("metadata.name is missing");
        var spec = document.Map("spec") ?? throw document.Wrong($"component {name} has no spec");
        var version = spec.Text("version") ?? "v1";
        if (version is not "v1") throw document.Wrong($"component {name}: version {version} is not implemented by the development sidecar");

        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in spec.Maps("metadata")) metadata[item.Required("name")] = Value(item, name, variables);

        return new ComponentSpec(name, spec.Required("type"), version, metadata) { Scopes = [.. document.Texts("scopes")] };
    }

    private static string Value(YamlMap item, string component, IReadOnlyDictionary<string, string> variables)
    {
        if (item.Map("secretKeyRef") is not null)
            throw item.Wrong($"component {component}: secretKeyRef is not implemented by the development sidecar");
        if (item.Text("envRef") is { } variable) return Environment.GetEnvironmentVariable(variable) ?? "";

        return Placeholder().Replace(item.Text("value") ?? "", match => variables.TryGetValue(match.Groups["name"].Value, out var value)
            ? value
            : throw item.Wrong($"component {component}: nothing was given for {match.Value}"));
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
