using System.Globalization;
using System.Net.Http;

namespace FinanceTracker.LocalRuntime.Sidecar.Invocation;

/// <summary>The way from the sidecar to one app: plain HTTP on this machine, with the app's token.</summary>
internal sealed class AppChannel(HttpMessageInvoker http, int port, string? token)
{
    public const string TokenHeader = "dapr-api-token";

    // The path goes out as it came in: an escaped slash in it is the app's to interpret.
    private static readonly UriCreationOptions AsGiven = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string origin = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => http.SendAsync(request, cancel);

    public HttpRequestMessage Request(HttpMethod method, string pathAndQuery)
    {
        var request = new HttpRequestMessage(method, new Uri(origin + pathAndQuery, AsGiven));
        if (!string.IsNullOrEmpty(token)) request.Headers.TryAddWithoutValidation(TokenHeader, token);
        return request;
    }

    /// <summary>One pool for everything that is sent to apps. No redirects, cookies or tracing of its own: what comes is passed on.</summary>
    public static HttpMessageInvoker CreatePool() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        },
        disposeHandler: true);
}
