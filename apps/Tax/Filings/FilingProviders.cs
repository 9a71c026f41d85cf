using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Tax.Filings;

/// <summary>Chooses the provider by <c>Tax:Filing:Provider</c>: <c>portal</c> (default) or <c>sandbox</c>, which production refuses to start with.</summary>
internal static class FilingProviders
{
    public const string Setting = "Tax:Filing:Provider";

    public static void AddFilingProvider(this IServiceCollection services)
    {
        services.AddSingleton(Choose);
        services.AddHostedService<FilingProviderCheck>();
    }

    private static IFilingProvider Choose(IServiceProvider services)
    {
        var name = services.GetRequiredService<IConfiguration>()[Setting] ?? "portal";
        return name switch
        {
            "portal" => new PortalFilingProvider(),
            "sandbox" when services.GetRequiredService<IHostEnvironment>().IsProduction() =>
                throw new InvalidOperationException($"{Setting}=sandbox simulates SAT's answers: it is refused in the Production environment."),
            "sandbox" => new SandboxFilingProvider(services.GetRequiredService<TimeProvider>()),
            _ => throw new InvalidOperationException($"{Setting} is 'portal' or 'sandbox', not '{name}'."),
        };
    }
}

/// <summary>Makes the provider at start, so that a setting that is refused stops the start and not a request.</summary>
internal sealed class FilingProviderCheck(IServiceProvider services) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<IFilingProvider>();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
