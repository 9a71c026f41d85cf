using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Grpc.Core;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>Writes CloudEvents 1.0 envelopes with the attributes that daprd adds.</summary>
internal sealed class Envelope(Destination to, TraceContext trace, TimeProvider time)
{
    private const string SpecVersion = "1.0";
    private const string DefaultType = "com.dapr.event.sent";
    private const string DefaultSource = "Dapr";
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> SetHere = new(["topic", "pubsubname"], StringComparer.Ordinal);

    /// <summary>The event as the broker keeps it: raw, the publisher's own envelope completed, or a new envelope.</summary>
    public ReadOnlyMemory<byte> Write(Payload payload, string source)
    {
        if (payload.IsRaw) return payload.Data;
        return payload.IsCloudEvent ? Complete(payload) : Wrap(payload, source);
    }

    /// <summary>An envelope around bytes that have none, for a raw subscription: the id is new at each delivery.</summary>
    public ReadOnlyMemory<byte> WrapRaw(ReadOnlyMemory<byte> data) => Json(writer =>
    {
        writer.WriteString("id", NewId());
        writer.WriteString("specversion", SpecVersion);
        writer.WriteString("source", DefaultSource);
        writer.WriteString("type", DefaultType);
        writer.WriteString("datacontenttype", "application/octet-stream");
        WriteDestination(writer);
        writer.WriteBase64String("data_base64", data.Span);
    });

    private ReadOnlyMemory<byte> Wrap(Payload payload, string source) => Json(writer =>
    {
        writer.WriteString("id", payload["cloudevent.id"] ?? NewId());
        writer.WriteString("specversion", SpecVersion);
        writer.WriteString("source", payload["cloudevent.source"] ?? source);
        writer.WriteString("type", payload["cloudevent.type"] ?? DefaultType);
        if (payload["cloudevent.subject"] is { } subject) writer.WriteString("subject", subject);
        writer.WriteString("datacontenttype", payload.ContentType);
        writer.WriteString("time", StampNow());
        WriteDestination(writer);

        var parent = payload["cloudevent.traceparent"] ?? payload["cloudevent.traceid"] ?? trace.Parent;
        writer.WriteString("traceid", parent);
        writer.WriteString("traceparent", parent);
        writer.WriteString("tracestate", payload["cloudevent.tracestate"] ?? trace.State);
        WriteExpiration(writer, payload);
        WriteData(writer, payload);
    });

    private static void WriteData(Utf8JsonWriter writer, Payload payload)
    {
        var data = payload.Data.Span;
        if (payload.IsBinary)
        {
            writer.WriteBase64String("data_base64", data);
            return;
        }

        writer.WritePropertyName("data");
        if (payload.IsJson) writer.WriteJsonOrText(data);
        else writer.WriteStringValue(Encoding.UTF8.GetString(data));
    }

    private ReadOnlyMemory<byte> Complete(Payload payload)
    {
        using var document = Parse(payload.Data);
        var own = document.RootElement;
        return Json(writer =>
        {
            foreach (var property in own.EnumerateObject().Where(property => !SetHere.Contains(property.Name))) property.WriteTo(writer);
            WriteDestination(writer);
            Fill("id", NewId());
            Fill("specversion", SpecVersion);
            Fill("source", DefaultSource);
            Fill("type", DefaultType);
            Fill("traceid", trace.Parent);
            Fill("traceparent", trace.Parent);
            Fill("tracestate", trace.State);
            if (!own.TryGetProperty("expiration", out _)) WriteExpiration(writer, payload);

            void Fill(string name, string value)
            {
                if (!own.TryGetProperty(name, out _)) writer.WriteString(name, value);
            }
        });
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> data)
    {
        try
        {
            var document = JsonDocument.Parse(data);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // Answered below together with JSON that is no object.
        }

        throw new RefusalException("ERR_PUBSUB_CLOUD_EVENTS_SER", "cannot create cloudevent", 500, StatusCode.InvalidArgument);
    }

    private void WriteDestination(Utf8JsonWriter writer)
    {
        writer.WriteString("topic", to.Topic);
        writer.WriteString("pubsubname", to.PubSub);
    }

    private void WriteExpiration(Utf8JsonWriter writer, Payload payload)
    {
        if (payload["ttlInSeconds"] is not { } text) return;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > TimeSpan.MaxValue.TotalSeconds / 2)
            throw RefusalException.Malformed($"ttlInSeconds {text} is not a number of seconds");
        writer.WriteString("expiration", Stamp(time.GetUtcNow().AddSeconds(Math.Min(seconds, int.MaxValue))));
    }

    private string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString();

    private string StampNow() => Stamp(time.GetUtcNow());

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plainly))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
