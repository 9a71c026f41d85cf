using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>A mapping in a YAML file. Keys match whatever their case, as they do after daprd's way through JSON.</summary>
internal sealed class YamlMap(YamlMappingNode node, string file)
{
    public string File => file;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>The documents of a file; one file may hold several.</summary>
    public static IReadOnlyList<YamlMap> Documents(string path)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            stream.Load(reader);
        }
        catch (YamlException error)
        {
            throw new ResourceException($"{path}: {error.Message}");
        }

        return [.. stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>().Select(root => new YamlMap(root, path))];
    }

    public string? Text(string key) => Find(key) is YamlScalarNode { Value: { } value } scalar && !IsNull(scalar) ? value : null;

    public string Required(string key) => Text(key) is { Length: > 0 } text ? text : throw Wrong($"{key} is missing");

    public YamlMap? Map(string key) => Find(key) is YamlMappingNode map ? new YamlMap(map, file) : null;

    public IEnumerable<YamlMap> Maps(string key) =>
        Find(key) is YamlSequenceNode list ? list.Children.OfType<YamlMappingNode>().Select(map => new YamlMap(map, file)) : [];

    public IEnumerable<string> Texts(string key) =>
        Find(key) is YamlSequenceNode list ? list.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? "") : [];

    public IReadOnlyDictionary<string, string> Dictionary() =>
        Keys.ToDictionary(key => key, key => Text(key) ?? "", StringComparer.OrdinalIgnoreCase);

    public ResourceException Wrong(string what) => new($"{file}: {what}");

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";

    private YamlNode? Find(string key) => node.Children
        .FirstOrDefault(pair => pair.Key is YamlScalarNode name && string.Equals(name.Value, key, StringComparison.OrdinalIgnoreCase)).Value;
}
