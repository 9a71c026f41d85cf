using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Security;

/// <summary>Deny by default: a caller passes only when the route's <see cref="RouteAccess"/> says so.</summary>
public static class Authorization
{
    /// <summary>Registers the one policy there is.</summary>
    public static void AddRouteAuthorization(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, RouteAccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ProblemResultHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new RouteAccessRequirement()).Build());
    }

    /// <summary>Opens the tenant scope of the request from the token, before anything else of ours runs.</summary>
    public static void UseTenantOfToken(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true } && TokenClaims.TenantOf(context.User) is { } tenant)
        {
            if (Contradicts(context.Request, tenant))
            {
                await new Refusal(CommonProblems.TenantMismatch).ExecuteAsync(context);
                return;
            }

            context.RequestServices.GetRequiredService<MultiTenantContext>().Set(tenant, TokenClaims.UserOf(context.User));
        }

        await next(context);
    });

    /// <summary>Answers 402 when the plan lacks the route's feature.</summary>
    public static void UsePlanFeatures(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredFeature>() is { } required)
        {
            var tenant = context.RequestServices.GetRequiredService<MultiTenantContext>().Tenant;
            var today = MexicoCalendar.Today(context.RequestServices.GetRequiredService<TimeProvider>(), tenant.Zone);
            if (!tenant.Allows(required.Feature, today))
            {
                var plan = Plans.CheapestWith(required.Feature, tenant.Kind);
                await new Refusal(CommonProblems.PlanLacksFeature(plan)).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    });

    private static bool Contradicts(HttpRequest request, TenantInfo tenant) =>
        request.Headers.TryGetValue("X-Tenant-Id", out var header) && (!TenantId.TryParse(header, out var named) || named != tenant.Id);

    private sealed class RouteAccessRequirement : IAuthorizationRequirement;

    private sealed class RouteAccessHandler : AuthorizationHandler<RouteAccessRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RouteAccessRequirement requirement)
        {
            var access = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<RouteAccess>();
            var caller = context.User.FindFirst(TokenClaims.App)?.Value;
            var passes = access switch
            {
                null => false,
                { Permission: { } permission } => caller is null
                    && TokenClaims.TenantOf(context.User) is not null
                    && Roles.Holds(context.User.FindFirst(TokenClaims.Role)?.Value, permission),
                _ => caller is not null && access.Apps.Contains(caller, StringComparer.Ordinal),
            };
            if (passes) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }

    private sealed class ProblemResultHandler : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded) return next(context);
            if (context.GetEndpoint() is null) return new Refusal(CommonProblems.NoSuchRoute).ExecuteAsync(context);

            // Not a route of ours: the framework's own answer to a wrong method or content type.
            if (context.GetEndpoint() is not RouteEndpoint) return next(context);
            if (context.User.Identity is { IsAuthenticated: true }) return new Refusal(CommonProblems.NotAllowed).ExecuteAsync(context);
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return new Refusal(CommonProblems.SignInRequired).ExecuteAsync(context);
        }
    }
}
