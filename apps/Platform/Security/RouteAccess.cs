using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Platform.Security;

/// <summary>Who may call a route. Every route carries exactly one of these; without it the host refuses to start.</summary>
/// <param name="IsPublic">Anybody, signed in or not.</param>
/// <param name="Permission">A member of a tenant who holds this permission.</param>
/// <param name="Apps">Another app of ours, by name, with a service token: never a person.</param>
public sealed record RouteAccess(bool IsPublic, Permission? Permission, IReadOnlyList<string> Apps)
{
    /// <inheritdoc/>
    public override string ToString() =>
        IsPublic ? "public" : Permission?.ToString() ?? $"apps: {string.Join(", ", Apps)}";
}

/// <summary>A plan feature that the route needs; without it the answer is 402 with the plan that has it.</summary>
/// <param name="Feature">The feature.</param>
public sealed record RequiredFeature(Feature Feature);

/// <summary>The words in which a route says who may call it.</summary>
public static class RouteAccessExtensions
{
    /// <summary>Anybody may call this route.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RouteAccess(true, null, []), new AllowAnonymousAttribute());

    /// <summary>Members who hold the permission may call this route.</summary>
    public static TBuilder Can<TBuilder>(this TBuilder route, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RouteAccess(false, permission, []));

    /// <summary>Only these apps of ours may call this route, over service invocation.</summary>
    public static TBuilder ForApps<TBuilder>(this TBuilder route, params string[] apps)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RouteAccess(false, null, apps));

    /// <summary>The tenant's plan (or trial) must include the feature.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder route, Feature feature)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RequiredFeature(feature));

    /// <summary>Throws when a route does not say who may call it: the host must not start with an unguarded door.</summary>
    public static void DemandAccessOnEveryRoute(IEnumerable<Endpoint> endpoints)
    {
        var open = endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<RouteAccess>() is null)
            .Select(e => e.DisplayName ?? e.RoutePattern.RawText)
            .ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"These routes do not say who may call them (.Can, .Public or .ForApps): {string.Join("; ", open)}");
    }
}
