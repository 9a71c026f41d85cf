using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax.Sat.Custody;
using FinanceTracker.Tax.Sat.Downloads;
using FinanceTracker.Tax.Sat.Services;
using FinanceTracker.Tax.Sat.Status;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Tax.Sat;

/// <summary>What SAT's web services add to the app.</summary>
internal static class SatRoutes
{
    public static void AddSat(this IServiceCollection services)
    {
        services.AddSingleton(provider => SatConnection.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(_ => new SatTransport(new HttpClient(SatTransport.Handler()) { Timeout = Timeout.InfiniteTimeSpan }));
        services.AddSingleton<SatTokens>();
        services.AddScoped<SatSchedule>();
        services.AddScoped<EfirmaVault>();
        services.AddScoped<DownloadStore>();
        services.AddScoped<DownloadTools>();
        services.AddScoped<StartTools>();
        services.AddScoped<StatusDesk>();
        services.AddScoped<StatusServices>();
        services.AddJobs<TaxDb, StatusWatch>();
        services.AddJobs<TaxDb, EfirmaWipe>();
        services.AddJobs<TaxDb, DownloadRun>();
        services.AddEventHandler<CfdisStored, WatchNewCfdis, TaxDb>();
        services.AddEventHandler<CfdiCancelled, OnCfdiCancelled, TaxDb>();
    }

    public static void MapSat(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<SatConnection>(); // a setting that is wrong stops the start, not the first question
        AskStatus.Map(routes);
        KeepEfirma.Map(routes);
        StartDownload.Map(routes);
        ReadDownloads.Map(routes);
        CancelDownload.Map(routes);
    }
}
