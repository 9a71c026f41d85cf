using System.Globalization;
using System.Text;
using System.Text.Json;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.LocalRuntime.Sidecar.State;

/// <summary>The state building block over HTTP.</summary>
internal static class StateRoutes
{
    private static readonly string[] Writes = [HttpMethods.Post, HttpMethods.Put];

    public static void Map(IEndpointRouteBuilder routes, StateApi state)
    {
        routes.MapMethods("/v1.0/state/{store}/bulk", Writes, context => BulkGet(context, state));
        routes.MapMethods("/v1.0/state/{store}/transaction", Writes, context => Transact(context, state));
        routes.MapMethods("/v1.0/state/{store}", Writes, context => Save(context, state));
        routes.MapGet("/v1.0/state/{store}/{**key}", context => Get(context, state));
        routes.MapDelete("/v1.0/state/{store}/{**key}", context => Delete(context, state));
    }

    private static Task Get(HttpContext context, StateApi state)
    {
        var response = context.Response;
        if (state.Get(Store(context), context.Tail("key")) is not { } entry)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        response.Headers.ETag = entry.ETag;
        if (entry.ExpiresAt is { } end) response.Headers["metadata.ttlExpireTime"] = Instant(end);
        response.ContentType = "application/json";
        response.ContentLength = entry.Value.Length;
        return response.BodyWriter.WriteAsync(entry.Value, context.RequestAborted).AsTask();
    }

    private static async Task Save(HttpContext context, StateApi state)
    {
        using var body = await context.ReadJsonAsync();
        if (body.RootElement.ValueKind != JsonValueKind.Array) throw RefusalException.Malformed("the body is not an array of states");

        var extra = context.QueryMetadata();
        state.Save(Store(context), body.RootElement.EnumerateArray().Select(item => Change(item, extra, upsert: true)));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task Delete(HttpContext context, StateApi state)
    {
        var change = new StateChange(context.Tail("key"), null)
        {
            ETag = context.Request.Headers.IfMatch.ToString(),
            FirstWrite = context.Request.Query["concurrency"] == "first-write",
        };
        state.Delete(Store(context), [change]);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task BulkGet(HttpContext context, StateApi state)
    {
        using var body = await context.ReadJsonAsync();
        var keys = body.RootElement.Find("keys") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(key => key.GetString() ?? "").ToList()
            : [];

        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartArray();
        foreach (var key in keys) WriteItem(writer, key, state.Get(Store(context), key));
        writer.WriteEndArray();
    }

    private static async Task Transact(HttpContext context, StateApi state)
    {
        using var body = await context.ReadJsonAsync();
        var extra = context.QueryMetadata();
        var operations = body.RootElement.Find("operations") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        state.Transact(Store(context), [.. operations.Select(operation => Operation(operation, extra))]);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static StateChange Operation(JsonElement operation, IReadOnlyDictionary<string, string> extra)
    {
        var request = operation.Find("request") ?? throw RefusalException.Malformed("an operation has no request");
        return operation.Text("operation") switch
        {
            "upsert" => Change(request, extra, upsert: true),
            "delete" => Change(request, extra, upsert: false),
            var other => throw new RefusalException(
                "ERR_NOT_SUPPORTED_STATE_OPERATION", $"operation type {other} not supported", 400, Grpc.Core.StatusCode.Unimplemented),
        };
    }

    private static StateChange Change(JsonElement item, IReadOnlyDictionary<string, string> extra, bool upsert)
    {
        if (item.ValueKind != JsonValueKind.Object) throw RefusalException.Malformed("a state is not an object");
        ReadOnlyMemory<byte> value = Encoding.UTF8.GetBytes(item.Find("value")?.GetRawText() ?? "null");
        return new StateChange(item.Text("key") ?? "", upsert ? value : default(ReadOnlyMemory<byte>?))
        {
            ETag = item.Text("etag"),
            FirstWrite = item.Find("options")?.Text("concurrency") == "first-write",
            TimeToLive = upsert ? StateApi.TimeToLive(item.Dictionary("metadata", extra)) : null,
        };
    }

    private static void WriteItem(Utf8JsonWriter writer, string key, StateEntry? entry)
    {
        writer.WriteStartObject();
        writer.WriteString("key", key);
        if (entry is not null)
        {
            writer.WritePropertyName("data");
            writer.WriteJsonOrText(entry.Value.Span);
            writer.WriteString("etag", entry.ETag);
            if (entry.ExpiresAt is { } end)
            {
                writer.WriteStartObject("metadata");
                writer.WriteString("ttlExpireTime", Instant(end));
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }

    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Store(HttpContext context) => (string)context.Request.RouteValues["store"]!;
}
