using Dapr.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Hosting;

/// <summary>
/// Reads the secret store once, before anything that needs a secret is made. Secrets appear as <c>Secrets:{name}</c>; a secret
/// named like a setting (<c>ConnectionStrings:Default</c>) also sets it where nothing else does.
/// </summary>
public static class SecretsAtStart
{
    /// <summary>Name of the secret store component, the same in every environment.</summary>
    public const string Store = "secrets";

    /// <summary>Registers the DaprClient and loads the secrets through it.</summary>
    public static async Task LoadAsync(WebApplicationBuilder builder)
    {
        var client = NewClient(builder.Configuration);
        builder.Services.AddSingleton(client);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await client.WaitForSidecarAsync(patience.Token);
        var bulk = await client.GetBulkSecretAsync(Store, cancellationToken: patience.Token);
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in bulk.SelectMany(secret => secret.Value))
        {
            settings[$"Secrets:{name}"] = value;
            if (name.Contains(':', StringComparison.Ordinal) && builder.Configuration[name] is null) settings[name] = value;
        }

        builder.Configuration.AddInMemoryCollection(settings);
    }

    // The SDK reads DAPR_* by itself; settings are for hosts that start their own sidecar.
    private static DaprClient NewClient(IConfiguration configuration)
    {
        var builder = new DaprClientBuilder().UseJsonSerializationOptions(Http.ApiJson.Options);
        if (configuration["Dapr:HttpEndpoint"] is { } http) builder.UseHttpEndpoint(http);
        if (configuration["Dapr:GrpcEndpoint"] is { } grpc) builder.UseGrpcEndpoint(grpc);
        if (configuration["Dapr:ApiToken"] is { } token) builder.UseDaprApiToken(token);
        return builder.Build();
    }
}
