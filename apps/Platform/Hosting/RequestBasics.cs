using System.Diagnostics;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Platform.Hosting;

/// <summary>What every answer carries, and the few routes that the platform itself has.</summary>
public static class RequestBasics
{
    /// <summary>X-Request-Id on every answer (the caller's, when it is a plain one), security headers, and a log scope with the tenant.</summary>
    public static void UseRequestIds(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("FinanceTracker.Requests");
        app.Use(async (context, next) =>
        {
            var given = context.Request.Headers["X-Request-Id"].ToString();
            var id = IsPlain(given) ? given : Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            context.TraceIdentifier = id;
            var headers = context.Response.Headers;
            headers["X-Request-Id"] = id;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XFrameOptions = "DENY";
            headers.CacheControl = "no-store";
            using (log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["RequestId"] = id }))
            {
                await next(context);
            }

            if (log.IsEnabled(LogLevel.Information))
            {
                // The route, not the path: a path may carry an RFC, which is personal data.
                var route = context.GetEndpoint() is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText : "no route";
                log.LogInformation("{Method} {Route} {Status} tenant={Tenant} request={RequestId}", context.Request.Method, route,
                    context.Response.StatusCode, context.RequestServices.GetService<MultiTenantContext>()?.TenantInfo?.Id.ToString() ?? "-", id);
            }
        });
    }

    /// <summary>Answers that the framework gives without a body (404, 405, 415 …) become problem documents too.</summary>
    public static void UsePlainErrors(this WebApplication app) => app.UseStatusCodePages(context =>
    {
        var problem = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => CommonProblems.NoSuchRoute,
            StatusCodes.Status405MethodNotAllowed => CommonProblems.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => CommonProblems.TooLarge,
            StatusCodes.Status415UnsupportedMediaType => CommonProblems.UnsupportedMediaType,
            >= 500 => CommonProblems.Unexpected,
            _ => CommonProblems.MalformedRequest,
        };
        return new Refusal(problem with { Status = context.HttpContext.Response.StatusCode }).ExecuteAsync(context.HttpContext);
    });

    /// <summary>Health, event intake, OpenAPI and its reader.</summary>
    public static void MapPlatform(this WebApplication app, IReadOnlyList<string> apps)
    {
        app.MapGet("/health", HealthAsync).Public().ExcludeFromDescription();
        app.MapEventIntake(app.Services.GetServices<Events.EventSubscription>());
        app.MapApiDescriptions(apps);
    }

    private static async Task<IResult> HealthAsync(TenantDatabases databases, HostedApps apps, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = databases.Worker.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return TypedResults.Ok(new { status = "ok", apps = apps.Names });
        }
        catch (Npgsql.NpgsqlException)
        {
            return TypedResults.Json(new { status = "database unreachable", apps = apps.Names }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static bool IsPlain(string id) => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static void MapEventIntake(this WebApplication app, IEnumerable<Events.EventSubscription> subscriptions) =>
        Events.EventIntake.MapEventIntake(app, subscriptions);
}
