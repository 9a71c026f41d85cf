using FinanceTracker.Tax.Reports.Package;
using FinanceTracker.Tax.Reports.Preload;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Tax.Reports;

/// <summary>What the reports add to the app.</summary>
internal static class ReportRoutes
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddScoped<ReportSources>();
        services.AddScoped<ReportClock>();
        services.AddScoped<AccountantPackage>();
        services.AddScoped<PackageSources>();
    }

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        ListReports.Map(routes);
        ReadReport.Map(routes);
        EnterPreload.Map(routes);
    }
}
