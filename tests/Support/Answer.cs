using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FinanceTracker.Support;

/// <summary>An answer of the product.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="Body">The body as JSON; undefined when it is none.</param>
/// <param name="Headers">The headers.</param>
public sealed record Answer(HttpStatusCode Status, string Text, JsonElement Body, HttpResponseHeaders Headers)
{
    /// <summary>The stable code of a refusal.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The entity tag, in quotes.</summary>
    public string ETag => Headers.ETag!.Tag;

    /// <summary>Reads a response whole.</summary>
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return new Answer(response.StatusCode, text, isJson && text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default, response.Headers);
    }

    /// <summary>The body, if the status is the one expected; otherwise an error that shows what came instead.</summary>
    public JsonElement Expect(HttpStatusCode status) =>
        Status == status ? Body : throw new InvalidOperationException($"Expected {(int)status}, got {(int)Status}: {Text}");

    /// <summary>Demands a refusal with this status and code.</summary>
    public JsonElement Refused(HttpStatusCode status, string code) =>
        Code == code ? Expect(status) : throw new InvalidOperationException($"Expected {(int)status} {code}, got {(int)Status}: {Text}");
}
