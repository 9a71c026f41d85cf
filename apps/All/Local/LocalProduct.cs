using System.Globalization;
using System.Security.Cryptography;
using FinanceTracker.All.Demo.Sat;
using FinanceTracker.LocalRuntime.Postgres;
using FinanceTracker.LocalRuntime.Sidecar;

namespace FinanceTracker.All.Local;

/// <summary>What one machine gives the product.</summary>
public sealed record LocalProductOptions
{
    /// <summary>Folder of documents and keys.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The owner role: migrates.</summary>
    public required string Owner { get; init; }

    /// <summary>The runtime role: serves.</summary>
    public required string App { get; init; }

    /// <summary>The worker role: sign-in, relay, jobs.</summary>
    public required string Worker { get; init; }

    /// <summary>Public port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Name of the environment; the process's own when absent.</summary>
    public string? Environment { get; init; }

    /// <summary>Settings on top of everything else.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Starts a simulated SAT and asks it instead of SAT. Never outside one machine's demo.</summary>
    public bool SimulatesSat { get; init; }

    /// <summary>More routes or middleware: a test's own.</summary>
    public Action<WebApplication>? Extend { get; init; }
}

/// <summary>The whole product in this process, with its sidecar, on a database that somebody else runs.</summary>
public sealed class LocalProduct : IAsyncDisposable
{
    private readonly DevelopmentSidecar sidecar;

    private LocalProduct(DevelopmentSidecar sidecar, WebApplication host, int port, int appPort) =>
        (this.sidecar, Host, Port, AppPort) = (sidecar, host, port, appPort);

    /// <summary>The running host.</summary>
    public WebApplication Host { get; }

    /// <summary>Public port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The simulated SAT, where there is one.</summary>
    public SatSimulator? SimulatedSat { get; private init; }

    /// <summary>The port on which only the sidecar calls.</summary>
    public int AppPort { get; }

    /// <summary>Public address.</summary>
    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    /// <summary>Starts sidecar, migrations and host, in this order; returns when the product serves.</summary>
    public static async Task<LocalProduct> StartAsync(LocalProductOptions options, CancellationToken cancellationToken)
    {
        LocalSecrets.Ensure(options.DataDirectory);
        var (port, appPort) = (options.Port == 0 ? LoopbackPort.Choose() : options.Port, LoopbackPort.Choose());
        var (apiToken, appToken) = (RandomNumberGenerator.GetHexString(32), RandomNumberGenerator.GetHexString(32));
        var started = await DevelopmentSidecar.StartAsync(
            new SidecarOptions
            {
                ResourcesPath = Path.Combine(AppContext.BaseDirectory, "components", "memory"),
                Apps = [new SidecarApp("all", appPort, 0, 0) { Aliases = Product.Apps }],
                ApiToken = apiToken,
                AppApiToken = appToken,
                Time = options.Time,
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DATA"] = options.DataDirectory },
            },
            cancellationToken);
        SatSimulator? sat = null;
        try
        {
            sat = options.SimulatesSat ? await SatSimulator.StartAsync(Path.Combine(options.DataDirectory, "simulated-sat")) : null;
            var settings = SettingsOf(options, started, (port, appPort), (apiToken, appToken));
            if (sat is not null) settings["Tax:Sat:Services"] = sat.Address.ToString();
            foreach (var (name, value) in options.Settings) settings[name] = value;
            var host = await HostAsync(options, settings, cancellationToken);
            return new LocalProduct(started, host, port, appPort) { SimulatedSat = sat };
        }
        catch
        {
            if (sat is not null) await sat.DisposeAsync();
            await started.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        await Host.DisposeAsync();
        if (SimulatedSat is not null) await SimulatedSat.DisposeAsync();
        await sidecar.DisposeAsync();
    }

    private static Dictionary<string, string?> SettingsOf(LocalProductOptions options, DevelopmentSidecar sidecar, (int Public, int App) ports, (string Api, string App) tokens) =>
        new(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Owner"] = options.Owner,
            ["ConnectionStrings:Default"] = options.App,
            ["ConnectionStrings:Worker"] = options.Worker,
            ["Host:Port"] = ports.Public.ToString(CultureInfo.InvariantCulture),
            ["Host:AppPort"] = ports.App.ToString(CultureInfo.InvariantCulture),
            ["Dapr:HttpEndpoint"] = sidecar.Addresses[0].HttpEndpoint,
            ["Dapr:GrpcEndpoint"] = sidecar.Addresses[0].GrpcEndpoint,
            ["Dapr:ApiToken"] = tokens.Api,
            ["Dapr:AppToken"] = tokens.App,
            ["Documents:Folder"] = Path.Combine(options.DataDirectory, "documents"),
        };

    private static async Task<WebApplication> HostAsync(LocalProductOptions options, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var product = Product.Host(options.Environment is { } environment ? [$"--environment={environment}"] : []).Configure(builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton(options.Time);
        });
        if (options.Extend is { } extend) product.Extend(extend);
        await product.MigrateAsync(cancellationToken);
        var host = await product.BuildAsync();
        await host.StartAsync(cancellationToken);
        return host;
    }
}
