using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Platform.Errors;

/// <summary>The last net: bugs and outages become a problem document that says nothing of their insides.</summary>
public sealed class UnhandledErrors(ILogger<UnhandledErrors> log) : IExceptionHandler
{
    private const string SecondsToWait = "5";

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            DbUpdateConcurrencyException => CommonProblems.ChangedMeanwhile,
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => CommonProblems.TooLarge,
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => CommonProblems.UnsupportedMediaType,
            BadHttpRequestException => CommonProblems.MalformedRequest,
            HttpRequestException or TimeoutException => CommonProblems.AppUnavailable,
            _ => CommonProblems.Unexpected,
        };
        Log(httpContext, exception, problem);
        if (problem == CommonProblems.AppUnavailable) httpContext.Response.Headers.RetryAfter = SecondsToWait;
        await new Refusal(problem).ExecuteAsync(httpContext);
        return true;
    }

    // The route, not the path: a path may carry an RFC, which is personal data.
    private void Log(HttpContext context, Exception exception, Problem problem)
    {
        var route = (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint()) is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText : "no route";
        var tenant = context.RequestServices.GetService<MultiTenantContext>()?.TenantInfo?.Id.ToString() ?? "-";
        if (problem.Status >= 500) log.LogError(exception, "{Method} {Route} of tenant {Tenant} failed", context.Request.Method, route, tenant);
        else log.LogInformation("{Method} {Route} of tenant {Tenant} was refused: {Code}", context.Request.Method, route, tenant, problem.Code);
    }
}
