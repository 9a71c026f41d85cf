using System.Text.Json;
using FinanceTracker.LocalRuntime.Sidecar.Wire;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>What an app's answer to a delivery means.</summary>
internal enum DeliveryVerdict
{
    /// <summary>The app has it.</summary>
    Done,

    /// <summary>Try again.</summary>
    Retry,

    /// <summary>Never again: to the dead letter topic when there is one.</summary>
    Drop,
}

/// <summary>Reads verdicts as daprd's runtime does.</summary>
internal static class DeliveryAnswer
{
    /// <remarks>
    /// 2xx with an empty, absent or SUCCESS status, or with a body that is no JSON, is done; 404 means that nobody will
    /// ever take it; everything else is tried again, an unknown status too.
    /// </remarks>
    public static DeliveryVerdict Read(int status, ReadOnlyMemory<byte> body)
    {
        if (status == 404) return DeliveryVerdict.Drop;
        if (status is < 200 or > 299) return DeliveryVerdict.Retry;

        return Status(body) switch
        {
            null or "" or "SUCCESS" => DeliveryVerdict.Done,
            "DROP" => DeliveryVerdict.Drop,
            _ => DeliveryVerdict.Retry,
        };
    }

    private static string? Status(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("status");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
