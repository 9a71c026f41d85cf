using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Platform.Errors;

/// <summary>The last net: bugs and outages become a problem document that says nothing of their insides.</summary>
public sealed class UnhandledErrors(ILogger<UnhandledErrors> log) : IExceptionHandler
{
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
        if (problem.Status >= 500)
            log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        else
            log.LogInformation("{Method} {Path} refused: {Code}", httpContext.Request.Method, httpContext.Request.Path, problem.Code);

        await new Refusal(problem).ExecuteAsync(httpContext);
        return true;
    }
}
