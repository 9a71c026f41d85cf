using System.Diagnostics;
using System.Reflection;
using FinanceTracker.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Errors;

/// <summary>A <see cref="Problem"/> as an HTTP answer: RFC 9457, with <c>code</c>, <c>traceId</c> and the person's language.</summary>
public sealed class Refusal(Problem problem) : IResult, IEndpointMetadataProvider
{
    /// <summary>What is refused.</summary>
    public Problem Problem { get; } = problem;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = httpContext.Request.Headers.AcceptLanguage.ToString();
        var details = new ProblemDetails
        {
            Type = $"https://financetracker.mx/problems/{Problem.Code}",
            Title = Problem.Text(language),
            Status = Problem.Status,
            Detail = Problem.Text(language),
            Instance = httpContext.Request.Path,
        };
        details.Extensions["code"] = Problem.Code;
        details.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        if (Problem.Errors is { } errors) details.Extensions["errors"] = errors;
        foreach (var (name, value) in Problem.Extensions) details.Extensions[name] = value;

        httpContext.Response.StatusCode = Problem.Status;
        httpContext.Response.Headers.ContentLanguage = AskedLanguage.IsEnglish(language) ? "en" : "es";
        await httpContext.Response.WriteAsJsonAsync(details, options: null, contentType: "application/problem+json", httpContext.RequestAborted);
    }

    /// <summary>Says in the OpenAPI document that the route may answer with a problem.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status422UnprocessableEntity, typeof(ProblemDetails), ["application/problem+json"]));
}

/// <summary>Problem to answer.</summary>
public static class RefusalExtensions
{
    /// <summary>This problem as an HTTP answer.</summary>
    public static Refusal Refused(this Problem problem) => new(problem);
}
