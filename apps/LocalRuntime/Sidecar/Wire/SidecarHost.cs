using System.Net;
using FinanceTracker.LocalRuntime.Sidecar.Invocation;
using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Secrets;
using FinanceTracker.LocalRuntime.Sidecar.State;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>
/// The two ports of one app's sidecar, on 127.0.0.1. Two, because without TLS Kestrel cannot tell HTTP/1.1 from HTTP/2 on one port.
/// </summary>
internal sealed class SidecarHost : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly SidecarApp settings;
    private ListenOptions? http;
    private ListenOptions? grpc;

    public SidecarHost(SharedParts parts, HostedApp app)
    {
        settings = app.Settings;
        var components = parts.Resources.ComponentsOf(app.Identity).ToList();
        var service = new DaprService(
            new StateApi(components, app.Identity, parts.StateStores),
            new PublishApi(app.Identity, parts.BrokersOf(app.Identity), parts.Options.Time),
            new SecretApi(components, parts.SecretStores),
            new AppMetadata(app, components),
            Shutdown);
        web = Build(parts, service);
        MapPipeline(parts, app, service);
    }

    public ShutdownSwitch Shutdown { get; } = new();

    public async Task<SidecarAddress> StartAsync(CancellationToken cancel)
    {
        await web.StartAsync(cancel);
        return new SidecarAddress(settings.AppId, http!.IPEndPoint!.Port, grpc!.IPEndPoint!.Port);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await web.StopAsync(atOnce.Token);
        await web.DisposeAsync();
    }

    private WebApplication Build(SharedParts parts, DaprService service)
    {
        var limit = parts.Options.MaxRequestBodyBytes;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limit;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, settings.HttpPort, listen =>
            {
                http = listen;
                listen.Protocols = HttpProtocols.Http1;
            });
            kestrel.Listen(IPAddress.Loopback, settings.GrpcPort, listen =>
            {
                grpc = listen;
                listen.Protocols = HttpProtocols.Http2;
            });
        });
        builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(new QuietLoggers(parts.Loggers));
        builder.Services.AddSingleton(service);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = limit);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<DaprService>, DaprMethods>());
        return builder.Build();
    }

    private void MapPipeline(SharedParts parts, HostedApp app, DaprService service)
    {
        web.Use(next => new ApiTokenGate(parts.Options.ApiToken, next).InvokeAsync);
        web.Use(AnswerRefusals);
        web.UseRouting();
        web.MapGrpcService<DaprService>();
        StateRoutes.Map(web, service.State);
        PublishRoutes.Map(web, service.Bus);
        SecretRoutes.Map(web, service.Secrets);
        var invocation = new InvocationRoutes(app, parts.Directory);
        invocation.Map(web);
        new RuntimeRoutes(app, service.Metadata, Shutdown, invocation).Map(web);
    }

    private static async Task AnswerRefusals(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (RefusalException refusal) when (!context.Response.HasStarted)
        {
            await context.WriteErrorAsync(refusal);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await context.WriteErrorAsync(bad.StatusCode, "ERR_BODY_READ", bad.Message);
        }
    }
}
