using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Obligations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Tax.Position;

/// <summary>What position, obligations and filings add to the app.</summary>
internal static class PositionRoutes
{
    public static void AddPosition(this IServiceCollection services)
    {
        services.AddScoped<PositionDocuments>();
        services.AddFilings();
    }

    public static void MapPosition(this IEndpointRouteBuilder routes)
    {
        ReadPosition.Map(routes);
        ReadPositionItems.Map(routes);
        ReadObligations.Map(routes);
        ReadNonBusinessDays.Map(routes);
        routes.MapFilings();
    }
}
