using System.Collections;
using System.Globalization;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar;

/// <summary>The command line of the sidecar: daprd's flags for one app, or a <c>dapr.yaml</c> for several.</summary>
internal sealed class CommandFlags
{
    public const string Usage =
        """
        -f dapr.yaml [--resources-path DIR]
        --app-id ID [--app-port N] [--dapr-http-port N] [--dapr-grpc-port N] --resources-path DIR
        both: [--max-body-size 4Mi] [--set NAME=VALUE]   (${NAME} in the YAML; the environment is asked too)
        """;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "f", "run-file", "resources-path", "app-id", "app-port", "dapr-http-port", "dapr-grpc-port", "max-body-size", "set",
    };

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> variables = Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    public static CommandFlags Parse(IReadOnlyList<string> args)
    {
        var flags = new CommandFlags();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var flag))
        {
            var (name, value) = flag.Split('=', 2) is [var left, var right] ? (left, right) : (flag, null);
            if (!name.StartsWith('-') || !Known.Contains(name.TrimStart('-')))
                throw new ResourceException($"{name} is not a flag of the development sidecar");

            if (value is null && !rest.TryDequeue(out value)) throw new ResourceException($"{name} needs a value");
            flags.Take(name.TrimStart('-'), value);
        }

        return flags;
    }

    public SidecarOptions ToOptions(ILoggerFactory loggers)
    {
        var file = (values.GetValueOrDefault("f") ?? values.GetValueOrDefault("run-file")) is { } path ? MultiAppFile.Read(path) : null;
        return new SidecarOptions
        {
            ResourcesPath = values.GetValueOrDefault("resources-path") ?? file?.ResourcesPath ?? throw new ResourceException("--resources-path is missing"),
            Apps = file?.Apps ?? [SingleApp()],
            ApiToken = variables.GetValueOrDefault("DAPR_API_TOKEN"),
            AppApiToken = variables.GetValueOrDefault("APP_API_TOKEN"),
            Variables = variables,
            LoggerFactory = loggers,
            MaxRequestBodyBytes = MaxBody(),
        };
    }

    private void Take(string name, string value)
    {
        if (name is not "set")
        {
            values[name] = value;
            return;
        }

        var parts = value.Split('=', 2);
        variables[parts[0]] = parts.Length == 2 ? parts[1] : throw new ResourceException($"--set {value} has no value");
    }

    private SidecarApp SingleApp()
    {
        var id = values.GetValueOrDefault("app-id") ?? throw new ResourceException("--app-id or -f is missing");
        return new SidecarApp(id, Number("app-port", 0), Number("dapr-http-port", 3500), Number("dapr-grpc-port", 50001));
    }

    private int MaxBody()
    {
        if (values.GetValueOrDefault("max-body-size") is not { } text) return SidecarOptions.DefaultMaxRequestBodyBytes;
        return text.EndsWith("Mi", StringComparison.Ordinal) && int.TryParse(text[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes is > 0 and < 2048
            ? mebibytes * 1024 * 1024
            : throw new ResourceException($"--max-body-size {text}: write it in Mi, for example 16Mi");
    }

    private int Number(string name, int otherwise)
    {
        if (values.GetValueOrDefault(name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ushort.MaxValue
            ? number
            : throw new ResourceException($"--{name} {text} is not a port");
    }
}
