using System.Net.Http;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.LocalRuntime.Sidecar.Invocation;

/// <summary>Service invocation: passes a request to another app and its answer back, bodies streamed both ways.</summary>
internal sealed class InvocationRoutes(HostedApp caller, AppDirectory apps)
{
    private const string ErrorCode = "ERR_DIRECT_INVOKE";
    private const string AppIdHeader = "dapr-app-id";

    public void Map(IEndpointRouteBuilder routes) => routes.Map(
        "/v1.0/invoke/{app}/method/{**path}",
        context => InvokeAsync(context, (string)context.Request.RouteValues["app"]!, MethodPath.AfterMethod(RawPath(context))));

    public static bool IsByHeader(HttpContext context) => context.Request.Headers.ContainsKey(AppIdHeader);

    /// <summary>The other form of an invocation: any path with a <c>dapr-app-id</c> header.</summary>
    public Task ByHeaderAsync(HttpContext context) =>
        InvokeAsync(context, context.Request.Headers[AppIdHeader].ToString(), RawPath(context));

    private static string RawPath(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return raw.StartsWith('/') ? raw.Split('?', 2)[0] : context.Request.Path.ToUriComponent();
    }

    private async Task InvokeAsync(HttpContext context, string id, string path)
    {
        if (apps.Find(id) is not { } callee)
        {
            await context.WriteErrorAsync(
                StatusCodes.Status500InternalServerError, ErrorCode, $"failed to invoke, id: {id}, err: failed to resolve address: no such app");
            return;
        }

        using var request = Request(context, id, callee, path);
        try
        {
            using var response = await callee.Channel.SendAsync(request, context.RequestAborted);
            await InvocationResponse.CopyAsync(response, context.Response, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is left to answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            if (FindRefusal(error) is { } refusal) throw refusal;
            await context.WriteErrorAsync(StatusCodes.Status500InternalServerError, ErrorCode, $"failed to invoke, id: {id}, err: {error.Message}");
        }
    }

    private HttpRequestMessage Request(HttpContext context, string id, HostedApp callee, string path)
    {
        var incoming = context.Request;
        var request = callee.Channel.Request(HttpMethod.Parse(incoming.Method), MethodPath.Clean(path) + incoming.QueryString.Value);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true) request.Content = new StreamContent(incoming.Body);

        foreach (var (name, values) in incoming.Headers)
        {
            if (!HopHeaders.PassesAsRequest(name)) continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        Set(request, "dapr-caller-app-id", caller.AppId);
        Set(request, "dapr-callee-app-id", id);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", incoming.Host.Value);
        return request;
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private static BadHttpRequestException? FindRefusal(Exception? error) => error switch
    {
        null => null,
        BadHttpRequestException refusal => refusal,
        _ => FindRefusal(error.InnerException),
    };
}
