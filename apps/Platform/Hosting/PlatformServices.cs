using Azure.Identity;
using Azure.Storage.Blobs;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Mail;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants.Encryption;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Platform.Hosting;

/// <summary>Services that every app finds in its container.</summary>
public static class PlatformServices
{
    /// <summary>Clock, JSON, encryption, documents, jobs, calls between apps.</summary>
    public static void AddPlatformServices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddTenancy();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<AppChannels>();
        services.AddSingleton(provider => new RootProvider(provider));
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<RelayTools>();
        services.AddSingleton<JobTools>();
        services.AddScoped<TenantKeys>();
        services.AddSingleton(provider => new KeyEncryptionKey(
            provider.GetRequiredService<IConfiguration>()["Secrets:key-encryption-key"]
            ?? throw new InvalidOperationException("The secret 'key-encryption-key' is missing.")));
        services.AddSingleton<DocumentStore>();
        services.AddSingleton(Blobs);
        services.AddMail();
    }

    /// <summary>One relay for each context that has an outbox.</summary>
    public static void AddOutboxRelays(this WebApplicationBuilder builder)
    {
        var schemas = builder.Services.Select(s => s.ImplementationInstance).OfType<MigratedDb>()
            .Where(db => db.Type.IsAssignableTo(typeof(AppDb)))
            .Select(db => TenantDbRegistration.SchemaOf(db.Type))
            .ToList();
        foreach (var schema in schemas)
        {
            builder.Services.AddSingleton<IHostedService>(provider => new OutboxRelay(schema, provider.GetRequiredService<RelayTools>()));
        }
    }

    /// <summary>Runs jobs of <typeparamref name="THandler"/>'s kind, kept in <typeparamref name="TDb"/>.</summary>
    public static IServiceCollection AddJobs<TDb, THandler>(this IServiceCollection services)
        where TDb : AppDb
        where THandler : class, IJobHandler
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new JobKind(THandler.Kind, typeof(THandler)));
        services.AddHostedService<JobRunner<TDb>>();
        return services;
    }

    private static IBlobs Blobs(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IConfiguration>();
        if (settings["Documents:AzureContainer"] is { } container)
            return new AzureBlobs(new BlobContainerClient(new Uri(container), new DefaultAzureCredential()));
        var folder = settings["Documents:Folder"] ?? Path.Combine(AppContext.BaseDirectory, "documents");
        provider.GetRequiredService<ILogger<DocumentStore>>().LogInformation("Documents are kept, encrypted, in {Folder}", folder);
        return new FolderBlobs(folder);
    }
}
