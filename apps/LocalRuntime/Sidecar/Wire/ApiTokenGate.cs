using System.Security.Cryptography;
using System.Text;
using FinanceTracker.LocalRuntime.Sidecar.Invocation;
using Microsoft.AspNetCore.Http;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>DAPR_API_TOKEN: nobody gets in without it, health probes apart. The header goes no further.</summary>
internal sealed class ApiTokenGate(string? token, RequestDelegate next)
{
    private readonly byte[]? expected = string.IsNullOrEmpty(token) ? null : Encoding.UTF8.GetBytes(token);

    public Task InvokeAsync(HttpContext context)
    {
        if (expected is null || IsHealthProbe(context.Request) || HasToken(context.Request))
        {
            context.Request.Headers.Remove(AppChannel.TokenHeader);
            return next(context);
        }

        return context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true
            ? RefuseGrpc(context.Response)
            : context.WriteErrorAsync(StatusCodes.Status401Unauthorized, "ERR_UNAUTHORIZED", "invalid api token");
    }

    private bool HasToken(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[AppChannel.TokenHeader].ToString()), expected);

    private static bool IsHealthProbe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.Value is "/v1.0/healthz" or "/v1.0/healthz/outbound";

    private static Task RefuseGrpc(HttpResponse response)
    {
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = "16";
        response.Headers["grpc-message"] = "authentication error: api token mismatch";
        return Task.CompletedTask;
    }
}
