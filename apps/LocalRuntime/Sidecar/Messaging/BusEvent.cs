using System.Globalization;
using System.Text.Json;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>An event as the broker holds it, with the attributes that decide about its delivery.</summary>
internal sealed record BusEvent(ReadOnlyMemory<byte> Body)
{
    /// <summary>False when the bytes are no JSON object: only a raw subscription can take it.</summary>
    public bool IsDecoded { get; private init; }

    public string? Id { get; private init; }

    public string? Type { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public string? TraceParent { get; private init; }

    public string? TraceState { get; private init; }

    public static BusEvent Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return Decoded(body, document.RootElement);
        }
        catch (JsonException)
        {
            // Raw bytes: a fact about the event, not a fault.
        }

        return new BusEvent(body);
    }

    private static BusEvent Decoded(ReadOnlyMemory<byte> body, JsonElement root) => new(body)
    {
        IsDecoded = true,
        Id = Text(root, "id"),
        Type = Text(root, "type"),
        TraceParent = Text(root, "traceparent") ?? Text(root, "traceid"),
        TraceState = Text(root, "tracestate"),
        ExpiresAt = DateTimeOffset.TryParse(Text(root, "expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
            ? end
            : null,
    };

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
