using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Cfdis;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Tax;

/// <summary>Taxes: CFDIs and their proof, calculations, verdicts, the ISR/IVA position, reports and filing packages.</summary>
public sealed class TaxApp : IApp
{
    internal const string AppName = "tax";

    /// <inheritdoc/>
    public static string Name => AppName;

    /// <inheritdoc/>
    public static void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddTenantDb<TaxDb>();
        builder.Services.AddAppCalls(AppName);
        builder.Services.AddCfdis();
        builder.Services.AddPosition();
    }

    /// <inheritdoc/>
    public static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ReadEfos.Map(routes);
        LoadEfosList.Map(routes);
        Calculate.Map(routes);
        CalculateMany.Map(routes);
        ReadTables.Map(routes);
        routes.MapCfdis();
        routes.MapPosition();
    }
}
