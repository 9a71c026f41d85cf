using System.Text;
using System.Text.Json;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>Publishing over HTTP.</summary>
internal static class PublishRoutes
{
    private static readonly string[] Writes = [HttpMethods.Post, HttpMethods.Put];

    public static void Map(IEndpointRouteBuilder routes, PublishApi bus)
    {
        routes.MapMethods("/v1.0/publish/bulk/{pubsub}/{**topic}", Writes, context => PublishAll(context, bus));
        routes.MapMethods("/v1.0-alpha1/publish/bulk/{pubsub}/{**topic}", Writes, context => PublishAll(context, bus));
        routes.MapMethods("/v1.0/publish/{pubsub}/{**topic}", Writes, context => Publish(context, bus));
    }

    private static async Task Publish(HttpContext context, PublishApi bus)
    {
        var data = await context.ReadBytesAsync();
        bus.Publish(To(context), new Payload(data, context.Request.ContentType ?? "", context.QueryMetadata()), TraceContext.Continue(context.Request.Headers));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task PublishAll(HttpContext context, PublishApi bus)
    {
        using var body = await context.ReadJsonAsync();
        if (body.RootElement.ValueKind != JsonValueKind.Array) throw RefusalException.Malformed("the body is not an array of events");

        var extra = context.QueryMetadata();
        bus.PublishAll(To(context), [.. body.RootElement.EnumerateArray().Select(entry => Entry(entry, extra))], TraceContext.Continue(context.Request.Headers));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static BulkEntry Entry(JsonElement entry, IReadOnlyDictionary<string, string> extra)
    {
        var payload = new Payload(ReadOnlyMemory<byte>.Empty, entry.Text("contentType") ?? "", entry.Dictionary("metadata", extra));
        return new BulkEntry(entry.Text("entryId") ?? "", payload with { Data = Bytes(entry.Find("event"), payload) });
    }

    private static byte[] Bytes(JsonElement? data, Payload payload)
    {
        if (data is not { } value) return [];
        if (payload.IsJson || value.ValueKind != JsonValueKind.String) return Encoding.UTF8.GetBytes(value.GetRawText());
        if (!payload.IsBinary) return Encoding.UTF8.GetBytes(value.GetString()!);
        return value.TryGetBytesFromBase64(out var bytes) ? bytes : throw RefusalException.Malformed("an octet-stream event is not base64");
    }

    private static Destination To(HttpContext context) => new((string)context.Request.RouteValues["pubsub"]!, context.Tail("topic"));
}
