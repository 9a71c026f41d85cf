using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTracker.Platform.Http;

/// <summary>The one way this product writes JSON: camelCase, amounts as strings, names of enums in snake_case.</summary>
public static class ApiJson
{
    /// <summary>The options, for what is written outside a request (events, jobs, documents).</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Makes any options write like the rest of the product.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new DecimalStringConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
