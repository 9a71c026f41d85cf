using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>What every HTTP route of the sidecar reads and writes the same way.</summary>
internal static class HttpWire
{
    private const string MetadataPrefix = "metadata.";

    /// <summary>The rest of the path; an escaped slash is the only character that routing leaves escaped.</summary>
    public static string Tail(this HttpContext context, string name) =>
        (context.Request.RouteValues[name] as string ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>?metadata.NAME=value</c>.</summary>
    public static IReadOnlyDictionary<string, string> QueryMetadata(this HttpContext context) => context.Request.Query
        .Where(item => item.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
        .Select(item => KeyValuePair.Create(item.Key[MetadataPrefix.Length..], item.Value.ToString()))
        .IgnoringCase();

    public static async Task<JsonDocument> ReadJsonAsync(this HttpContext context)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException error)
        {
            throw RefusalException.Malformed($"failed deserializing HTTP body: {error.Message}");
        }
    }

    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(this HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    public static Task WriteErrorAsync(this HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { errorCode = code, message }, context.RequestAborted);
    }

    public static Task WriteErrorAsync(this HttpContext context, RefusalException refusal) =>
        context.WriteErrorAsync(refusal.HttpStatus, refusal.Code, refusal.Message);
}
