using System.Text.Json;
using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Sidecar.Secrets;

/// <summary><c>secretstores.local.file</c>: a JSON file, read once at start; nested names are joined by <c>nestedSeparator</c>.</summary>
internal sealed class FileSecrets : ISecretStore
{
    private readonly Dictionary<string, string> secrets = new(StringComparer.Ordinal);

    public FileSecrets(ComponentSpec component)
    {
        if (component.IsTrue("multiValued"))
            throw new ResourceException($"component {component.Name}: multiValued is not implemented by the development sidecar");

        var path = component["secretsFile"] ?? throw new ResourceException($"component {component.Name}: secretsFile is missing");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            Flatten("", component["nestedSeparator"] ?? ":", document.RootElement);
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new ResourceException($"component {component.Name}: {path} cannot be read: {error.Message}");
        }
    }

    public string? Get(string name) => secrets.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> All() => secrets;

    private void Flatten(string name, string separator, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Flatten(Join(property.Name), separator, property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                    Flatten(Join(index.ToString(System.Globalization.CultureInfo.InvariantCulture)), separator, item);
                break;
            default:
                secrets[name] = element.ToString();
                break;
        }

        string Join(string part) => name.Length == 0 ? part : name + separator + part;
    }
}
