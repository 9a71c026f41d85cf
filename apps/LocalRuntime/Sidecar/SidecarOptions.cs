using System.Globalization;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar;

/// <summary>What the development sidecar needs to start.</summary>
public sealed record SidecarOptions
{
    /// <summary>daprd's own default for <c>--max-body-size</c>: 4 MiB.</summary>
    public const int DefaultMaxRequestBodyBytes = 4 * 1024 * 1024;

    /// <summary>Folder with the component, resiliency and subscription YAML.</summary>
    public required string ResourcesPath { get; init; }

    /// <summary>The apps that get a sidecar here. They share one broker and one set of components.</summary>
    public required IReadOnlyList<SidecarApp> Apps { get; init; }

    /// <summary>DAPR_API_TOKEN: callers must send it in <c>dapr-api-token</c>. Null or empty lets everyone in.</summary>
    public string? ApiToken { get; init; }

    /// <summary>APP_API_TOKEN: sent to the app in <c>dapr-api-token</c> on everything the sidecar asks of it.</summary>
    public string? AppApiToken { get; init; }

    /// <summary>The clock of time to live, retries and redelivery.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Values for <c>${NAME}</c> in the metadata of components.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the sidecar logs; nowhere when null.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Largest request body taken, over HTTP and gRPC.</summary>
    public int MaxRequestBodyBytes { get; init; } = DefaultMaxRequestBodyBytes;
}

/// <summary>One app and the ports of its sidecar.</summary>
/// <param name="AppId">Dapr app id: source of its events, its consumer group and prefix of its state keys.</param>
/// <param name="AppPort">Port where the app listens; 0 when nothing is to be delivered to it.</param>
/// <param name="HttpPort">HTTP port of the sidecar; 0 takes a free one.</param>
/// <param name="GrpcPort">gRPC port of the sidecar; 0 takes a free one.</param>
public sealed record SidecarApp(string AppId, int AppPort, int HttpPort, int GrpcPort)
{
    /// <summary>Other app ids that the same app answers to when it is invoked: they do not make it a second subscriber.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>Where the sidecar of one app listens.</summary>
public sealed record SidecarAddress(string AppId, int HttpPort, int GrpcPort)
{
    /// <summary>Value for DAPR_HTTP_ENDPOINT.</summary>
    public string HttpEndpoint => Local(HttpPort);

    /// <summary>Value for DAPR_GRPC_ENDPOINT.</summary>
    public string GrpcEndpoint => Local(GrpcPort);

    private static string Local(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
