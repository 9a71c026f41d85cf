using System.Text;
using System.Text.Json;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>
/// Request bodies as Go reads them: names match whatever their case, the exact one first. Real clients rely on it
/// (Dapr.AspNetCore writes <c>pubsubName</c>, the JS SDK <c>entryID</c>).
/// </summary>
internal static class WireJson
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static JsonElement? Find(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty(name, out var exact)) return exact;

        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }

    public static string? Text(this JsonElement element, string name) => element.Find(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        null or { ValueKind: JsonValueKind.Null } => null,
        { } other => other.GetRawText(),
    };

    /// <summary>A map of texts: values that are not text keep their JSON form, as the JS SDK sends <c>true</c> for <c>"true"</c>.</summary>
    public static IReadOnlyDictionary<string, string> Dictionary(
        this JsonElement element, string name, IReadOnlyDictionary<string, string>? over = null)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (element.Find(name) is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var property in map.EnumerateObject()) result[property.Name] = map.Text(property.Name) ?? "";
        }

        foreach (var (key, value) in over ?? Nothing) result[key] = value;
        return result;
    }

    public static IReadOnlyDictionary<string, string> IgnoringCase(this IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in pairs) result[key] = value;
        return result;
    }

    /// <summary>Writes bytes as the JSON that they are, or as a text when they are none.</summary>
    public static void WriteJsonOrText(this Utf8JsonWriter writer, ReadOnlySpan<byte> value)
    {
        if (IsJson(value)) writer.WriteRawValue(value, skipInputValidation: true);
        else writer.WriteStringValue(Encoding.UTF8.GetString(value));
    }

    public static bool IsJson(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        try
        {
            return JsonDocument.TryParseValue(ref reader, out var document) && Done(document, ref reader);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Done(JsonDocument document, ref Utf8JsonReader reader)
    {
        document.Dispose();
        return !reader.Read();
    }
}
