using System.Buffers;
using System.Net.Http;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FinanceTracker.LocalRuntime.Sidecar.Invocation;

/// <summary>Gives the app's answer to the caller as it is.</summary>
internal static class InvocationResponse
{
    private const int ChunkBytes = 16 * 1024;

    public static async Task CopyAsync(HttpResponseMessage from, HttpResponse to, CancellationToken cancel)
    {
        to.StatusCode = (int)from.StatusCode;
        Copy(from.Headers.NonValidated, to);
        Copy(from.Content.Headers.NonValidated, to);
        if (to.StatusCode == StatusCodes.Status204NoContent) to.ContentLength = null;

        await using var body = await from.Content.ReadAsStreamAsync(cancel);
        if (from.Content.Headers.ContentLength is not null) await body.CopyToAsync(to.Body, ChunkBytes, cancel);
        else await StreamAsync(body, to, cancel);
    }

    private static void Copy(HttpHeadersNonValidated headers, HttpResponse to)
    {
        foreach (var (name, values) in headers)
        {
            if (HopHeaders.PassesAsResponse(name)) to.Headers[name] = new StringValues([.. values]);
        }
    }

    /// <summary>An answer of unknown length may be a stream of events: each piece goes out when it comes in.</summary>
    private static async Task StreamAsync(Stream body, HttpResponse to, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancel)) > 0)
            {
                await to.Body.WriteAsync(buffer.AsMemory(0, read), cancel);
                await to.Body.FlushAsync(cancel);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
