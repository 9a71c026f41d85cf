using System.Globalization;
using System.Threading.RateLimiting;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Http;

/// <summary>Which allowance a route draws on: <c>SignIn</c> and <c>SignUp</c> per address, <c>Api</c> and <c>Upload</c> per tenant.</summary>
public sealed record RateClass(string Name)
{
    /// <summary>The class of a route that names none.</summary>
    public static readonly RateClass Api = new("Api");
}

/// <summary>
/// Sliding one-minute allowances, set by <c>RateLimits:{class}:PerMinute</c>; every answer says what is left (RateLimit,
/// RateLimit-Policy) and a refusal says how long to wait (Retry-After).
/// </summary>
public sealed class RateLimits : IAsyncDisposable
{
    private const int Segments = 12;
    private static readonly Dictionary<string, int> Defaults = new(StringComparer.Ordinal)
    {
        ["SignIn"] = 120,
        ["SignUp"] = 120,
        ["Api"] = 6000,
        ["Upload"] = 240,
    };

    private readonly Dictionary<string, (int Limit, PartitionedRateLimiter<string> Limiter)> classes;

    /// <summary>Reads the allowances.</summary>
    public RateLimits(IConfiguration configuration) =>
        classes = Defaults.ToDictionary(
            d => d.Key,
            d =>
            {
                var limit = configuration.GetValue($"RateLimits:{d.Key}:PerMinute", d.Value);
                return (limit, PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = limit,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = Segments,
                    QueueLimit = 0,
                })));
            },
            StringComparer.Ordinal);

    /// <summary>Draws on the allowance of the request's class.</summary>
    public async Task DrawAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null)
        {
            await next(context);
            return;
        }

        var name = (endpoint.Metadata.GetMetadata<RateClass>() ?? RateClass.Api).Name;
        var (limit, limiter) = classes[name];
        var key = Key(context, name);
        using var lease = limiter.AttemptAcquire(key);
        var left = limiter.GetStatistics(key)?.CurrentAvailablePermits ?? 0;
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit};w=60");
        context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={60 / Segments}");
        if (!lease.IsAcquired)
        {
            context.Response.Headers.RetryAfter = (60 / Segments).ToString(CultureInfo.InvariantCulture);
            await new Refusal(CommonProblems.TooManyRequests).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, limiter) in classes.Values) await limiter.DisposeAsync();
    }

    private static string Key(HttpContext context, string name)
    {
        var tenant = name is "SignIn" or "SignUp" ? null : context.RequestServices.GetRequiredService<MultiTenantContext>().TenantInfo;
        return tenant?.Id.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
    }
}

/// <summary>How a route names its allowance.</summary>
public static class RateLimitExtensions
{
    /// <summary>The route draws on this allowance.</summary>
    public static TBuilder LimitedAs<TBuilder>(this TBuilder route, string rateClass)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RateClass(rateClass));
}
