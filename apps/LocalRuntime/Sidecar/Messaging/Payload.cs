namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>Where an event goes.</summary>
internal sealed record Destination(string PubSub, string Topic);

/// <summary>What a publisher hands over: bytes, what they are, and wishes about the envelope.</summary>
internal sealed record Payload(ReadOnlyMemory<byte> Data, string ContentType, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Without a content type data is plain text, as in daprd.</summary>
    public string ContentType { get; } = ContentType.Length == 0 ? "text/plain" : ContentType;

    public bool IsRaw => string.Equals(this["rawPayload"], "true", StringComparison.OrdinalIgnoreCase);

    public bool IsCloudEvent => MediaType is "application/cloudevents+json";

    public bool IsJson => MediaType is "application/json" || MediaType.EndsWith("+json", StringComparison.Ordinal);

    public bool IsBinary => MediaType is "application/octet-stream";

    /// <summary>Metadata of that name; null when absent or empty.</summary>
    public string? this[string name] => Metadata.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private string MediaType => ContentType.Split(';', 2)[0].Trim().ToLowerInvariant();
}

/// <summary>One event of a bulk publish.</summary>
internal sealed record BulkEntry(string Id, Payload Payload);
