using System.Net;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Platform.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Hosting;

/// <summary>
/// Two doors: the public port, and the app port on which only the sidecar calls (events, invocation). A path for the sidecar does
/// not exist on the public port, whatever the Host header says: the door is told by the local port of the connection.
/// </summary>
public static class Ports
{
    private static readonly string[] SidecarPaths = ["/dapr", "/events", "/internal"];

    /// <summary>Public: <c>Host:Address</c> (127.0.0.1) and <c>Host:Port</c> (8080). App port: <c>Host:AppPort</c>, or APP_PORT as daprd's CLI sets it.</summary>
    public static void AddPorts(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var address = IPAddress.Parse(settings["Host:Address"] ?? "127.0.0.1");
        var appPort = settings.GetValue<int?>("Host:AppPort") ?? settings.GetValue<int?>("APP_PORT");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64L * 1024 * 1024;
            kestrel.Listen(address, settings.GetValue("Host:Port", 8080), o => o.Protocols = HttpProtocols.Http1);
            if (appPort is { } port) kestrel.Listen(IPAddress.Parse(settings["Host:AppAddress"] ?? "127.0.0.1"), port, o => o.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton(new AppPort(appPort, settings["Dapr:AppToken"] ?? settings["APP_API_TOKEN"]));
    }

    /// <summary>Hides the sidecar's paths on the public port, and demands the app token on the app port when there is one.</summary>
    public static void UsePorts(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<AppPort>();
        app.Use(async (context, next) =>
        {
            var forSidecar = SidecarPaths.Any(p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
            var onAppPort = context.Connection.LocalPort == door.Port;
            if (forSidecar && !onAppPort) await new Refusal(CommonProblems.NoSuchRoute).ExecuteAsync(context);
            else if (forSidecar && door.Token is { } token && !Same(context.Request.Headers["dapr-api-token"].ToString(), token)) await new Refusal(CommonProblems.NotAllowed).ExecuteAsync(context);
            else await next(context);
        });
    }

    private static bool Same(string given, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));

    private sealed record AppPort(int? Port, string? Token);
}
