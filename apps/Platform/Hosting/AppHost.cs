using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Hosting;

/// <summary>
/// Hosts one app or several. Owns everything that must not be forgotten: sign-in, deny-by-default authorization, tenancy, problem
/// documents, rate limits, health, OpenAPI, telemetry, event intake and outbox relay. An app adds services and routes, no more.
/// </summary>
public sealed class AppHost(string[] args)
{
    private readonly List<HostedApp> apps = [];
    private readonly List<Action<WebApplicationBuilder>> configure = [];
    private readonly List<Action<WebApplication>> extend = [];

    /// <summary>Hosts <typeparamref name="TApp"/>, unless <c>--apps=a,b</c> leaves it out.</summary>
    public AppHost With<TApp>()
        where TApp : IApp
    {
        apps.Add(new HostedApp(TApp.Name, typeof(TApp).Assembly, TApp.AddServices, TApp.MapEndpoints));
        return this;
    }

    /// <summary>Changes the builder before the host is built: settings of one machine, a test's clock.</summary>
    public AppHost Configure(Action<WebApplicationBuilder> change)
    {
        configure.Add(change);
        return this;
    }

    /// <summary>Maps more than the apps do: the small page of one machine.</summary>
    public AppHost Extend(Action<WebApplication> change)
    {
        extend.Add(change);
        return this;
    }

    /// <summary>Runs the host, or the migrations when the first argument is <c>migrate</c>.</summary>
    public async Task<int> RunAsync()
    {
        if (args is ["migrate", ..])
        {
            await using var migrating = BuildServicesOnly();
            await Migrator.MigrateAsync(migrating.Services, CancellationToken.None);
            return 0;
        }

        await using var app = await BuildAsync();
        await app.RunAsync();
        return 0;
    }

    /// <summary>Applies migrations and walls with the owner role, without serving anything.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var migrating = BuildServicesOnly();
        await Migrator.MigrateAsync(migrating.Services, cancellationToken);
    }

    /// <summary>Builds the host, ready to start: secrets read, runtime role checked, every route guarded.</summary>
    public async Task<WebApplication> BuildAsync()
    {
        var hosted = Selected();
        var builder = NewBuilder(hosted);
        await SecretsAtStart.LoadAsync(builder);
        AddPlatform(builder, hosted);
        foreach (var app in hosted) app.AddServices(builder);
        builder.AddOutboxRelays();

        var host = builder.Build();
        await RuntimeRoleCheck.DemandAsync(host.Services.GetRequiredService<TenantDatabases>().Default, CancellationToken.None);
        EventCatalogue.Check(host.Services.GetServices<EventSubscription>());
        Pipeline(host);
        foreach (var app in hosted) app.MapEndpoints(host.MapGroup("").WithGroupName(app.Name).WithTags(app.Name));
        host.MapPlatform(hosted.Select(a => a.Name).ToList());
        foreach (var change in extend) change(host);
        RouteAccessExtensions.DemandAccessOnEveryRoute(((IEndpointRouteBuilder)host).DataSources.SelectMany(s => s.Endpoints));
        return host;
    }

    private WebApplication BuildServicesOnly()
    {
        var hosted = Selected();
        var builder = NewBuilder(hosted);
        builder.Services.AddSingleton(TimeProvider.System);
        foreach (var app in hosted) app.AddServices(builder);
        return builder.Build();
    }

    private List<HostedApp> Selected()
    {
        var only = args.FirstOrDefault(a => a.StartsWith("--apps=", StringComparison.Ordinal))?["--apps=".Length..].Split(',');
        return only is null ? apps : apps.Where(a => only.Contains(a.Name, StringComparer.Ordinal)).ToList();
    }

    private WebApplicationBuilder NewBuilder(List<HostedApp> hosted)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = new ConfigurationBuilder();
        foreach (var app in hosted) settings.AddJsonFile(Path.Combine(AppContext.BaseDirectory, $"{app.Name}.json"), optional: true);

        // An app's own settings file is the lowest layer: environment and command line win.
        builder.Configuration.Sources.Insert(0, new ChainedConfigurationSource { Configuration = settings.Build() });
        foreach (var change in configure) change(builder);
        return builder;
    }

    private static void AddPlatform(WebApplicationBuilder builder, List<HostedApp> hosted)
    {
        var names = new HostedApps(hosted.Select(a => a.Name).ToList());
        builder.Services.AddSingleton(names);
        builder.AddPorts();
        builder.AddPlatformServices();
        builder.AddTokenAuthentication(names);
        builder.Services.AddRouteAuthorization();
        builder.AddTelemetry();
        builder.AddApiDescriptions(names);
        builder.Services.AddExceptionHandler<UnhandledErrors>();
        builder.Services.AddProblemDetails();
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseRequestIds();
        app.UseExceptionHandler();
        app.UsePlainErrors();
        app.UsePorts();
        app.UseRouting();
        app.UseAuthentication();
        app.UseTenantOfToken();
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use((HttpContext context, RequestDelegate next) => limits.DrawAsync(context, next));
        app.UseAuthorization();
        app.UsePlanFeatures();
        app.UseIdempotency();
    }
}

/// <summary>An app as the host sees it.</summary>
internal sealed record HostedApp(
    string Name, System.Reflection.Assembly Assembly, Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> AddServices, Action<IEndpointRouteBuilder> MapEndpoints);
