using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FinanceTracker.Tax.Sat.Services;

/// <summary>
/// One SOAP call, made once. Nothing below repeats a call either: a repeated question burns what SAT gives once in a lifetime, so every
/// call has its own connection (a kept one that has gone stale is what HTTP clients repeat for) and no redirect is followed.
/// </summary>
internal sealed class SatTransport(HttpClient http)
{
    /// <summary>The handler of the client to call with. The client's own timeout is infinite: every call brings its deadline.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.Zero,
        AutomaticDecompression = DecompressionMethods.All,
    };

    /// <summary>Calls, and reads the answer while it comes in.</summary>
    public async Task<SatReply<T>> CallAsync<T>(SatCall call, Func<Stream, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(call.Timeout);
        var status = 0;
        try
        {
            using var request = RequestOf(call);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            status = (int)response.StatusCode;
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return new(null, SatFault.TokenRefused, status);
            if (!response.IsSuccessStatusCode) return new(null, SatFault.Unknown, status);
            await using var body = await response.Content.ReadAsStreamAsync(deadline.Token);
            using var whole = new MemoryStream();
            await CopyAsync(body, whole, call.MostBytes, deadline.Token);
            whole.Position = 0;
            return read(whole) is { } answer ? new(answer, SatFault.None, status) : new(null, SatFault.Unknown, status);
        }
        catch (HttpRequestException e)
        {
            return new(null, NeverLeft(e) ? SatFault.NotSent : SatFault.Unknown, status);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(null, SatFault.Unknown, status);
        }
    }

    private static bool NeverLeft(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private static HttpRequestMessage RequestOf(SatCall call)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, call.Address)
        {
            Content = new StringContent(call.Envelope, Encoding.UTF8, new MediaTypeHeaderValue("text/xml", "utf-8")),
        };
        request.Headers.TryAddWithoutValidation("SOAPAction", $"\"{call.Action}\"");
        if (call.Token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"WRAP access_token=\"{call.Token.Value}\"");
        return request;
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (to.Length + read > most) throw new IOException("The answer is larger than any of SAT's.");
            to.Write(buffer, 0, read);
        }
    }
}

/// <summary>What a call needs.</summary>
internal sealed record SatCall(Uri Address, string Action, string Envelope, SatToken? Token)
{
    /// <summary>How long it may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The largest answer that is read.</summary>
    public int MostBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Envelopes carry signatures and tokens: they are not to be read in a log.</summary>
    public override string ToString() => Action;
}
