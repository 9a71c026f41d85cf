using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Books;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Forecasting;
using FinanceTracker.Insights.Memory;
using FinanceTracker.Insights.Proof;
using FinanceTracker.Insights.Series;
using FinanceTracker.Insights.Signals;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Insights;

/// <summary>The models: categoriser, recurring series, cash-flow forecast, signals.</summary>
public sealed class InsightsApp : IApp
{
    internal const string AppName = "insights";

    /// <inheritdoc/>
    public static string Name => AppName;

    /// <inheritdoc/>
    public static void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddTenantDb<InsightsDb>();
        builder.Services.AddAppCalls(AppName);
        builder.Services.AddSingleton(_ => Categoriser.Load());
        builder.Services.AddSingleton<TenantMemories>();
        builder.Services.AddScoped<BookReader>();
        builder.Services.AddScoped<SeriesReader>();
        builder.Services.AddScoped<Chooser>();
        builder.Services.AddEventHandler<CategoryCorrected, OnCategoryCorrected, InsightsDb>();
    }

    /// <inheritdoc/>
    public static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        Categorize.Map(routes);
        LearnCorrections.Map(routes);
        ReadRecurring.Map(routes);
        ChooseSeries.Map(routes);
        ReadForecast.Map(routes);
        SignalsForApps.Map(routes);
        ReadProof.Map(routes);
    }
}
