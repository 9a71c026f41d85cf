using System.Text;
using FinanceTracker.LocalRuntime.Sidecar.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>Health, metadata, shutdown, and the answer to every path that nobody else takes.</summary>
internal sealed class RuntimeRoutes(HostedApp app, AppMetadata metadata, ShutdownSwitch shutdown, InvocationRoutes invocation)
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "actors", "bindings", "configuration", "conversation", "crypto", "jobs", "lock", "unlock", "state", "subscribe", "unsubscribe", "workflows",
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1.0/healthz", (HttpContext context) => Health(context));
        routes.MapGet("/v1.0/healthz/outbound", context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        routes.MapGet("/v1.0/metadata", (HttpContext context) => context.Response.WriteAsJsonAsync(metadata.AsJson()));
        routes.MapPut("/v1.0/metadata/{key}", (HttpContext context) => SetMetadata(context));
        routes.MapPost("/v1.0/shutdown", context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            shutdown.Turn();
            return Task.CompletedTask;
        });
        routes.MapFallback("{**path}", (RequestDelegate)Otherwise);
    }

    private Task Health(HttpContext context)
    {
        if (context.Request.Query["appid"].ToString() is { Length: > 0 } id && !app.Identity.Answers(id))
            return context.WriteErrorAsync(500, "ERR_HEALTH_APPID_NOT_MATCH", $"dapr app-id does not match: this is {app.AppId}");
        if (!app.IsReady)
            return context.WriteErrorAsync(500, "ERR_HEALTH_NOT_READY", app.Failure ?? "dapr is not ready: the app does not listen yet");

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task SetMetadata(HttpContext context)
    {
        var value = await context.ReadBytesAsync();
        metadata.Set((string)context.Request.RouteValues["key"]!, Encoding.UTF8.GetString(value.Span));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Task Otherwise(HttpContext context)
    {
        if (InvocationRoutes.IsByHeader(context)) return invocation.ByHeaderAsync(context);

        var parts = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && parts[0].StartsWith("v1.0", StringComparison.Ordinal) && LeftOut.Contains(parts[1]))
            throw RefusalException.NotImplemented($"{context.Request.Method} {context.Request.Path}");

        return context.WriteErrorAsync(404, "ERR_NOT_FOUND", $"there is no {context.Request.Method} {context.Request.Path}");
    }
}
