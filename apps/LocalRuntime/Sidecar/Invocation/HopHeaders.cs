namespace FinanceTracker.LocalRuntime.Sidecar.Invocation;

/// <summary>Headers that belong to one connection (RFC 9110, 7.6.1) or to the sidecar alone, and are not passed on.</summary>
internal static class HopHeaders
{
    private static readonly HashSet<string> Hop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private static readonly HashSet<string> Request = new(Hop, StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Expect", "dapr-app-id", AppChannel.TokenHeader,
    };

    public static bool PassesAsRequest(string name) => !Request.Contains(name);

    public static bool PassesAsResponse(string name) => !Hop.Contains(name);
}
