using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Invoices;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Tax.Cfdis;

/// <summary>What the CFDI vault adds to the app.</summary>
internal static class CfdiVault
{
    public static void AddCfdis(this IServiceCollection services)
    {
        services.AddSingleton(provider => CfdiInspector.Of(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<CfdiBundles>();
        services.AddScoped<TaxpayerProfiles>();
        services.AddScoped<TaxpayerTools>();
        services.AddScoped<IntakeTools>();
        services.AddScoped<CfdiIntake>();
        services.AddScoped<Vault>();
    }

    public static void MapCfdis(this IEndpointRouteBuilder routes)
    {
        UploadCfdis.Map(routes);
        ListInvoices.Map(routes);
        ReadInvoice.Map(routes);
        DownloadInvoice.Map(routes);
        RemoveInvoice.Map(routes);
        ReadProfile.Map(routes);
        ChangeYearOptions.Map(routes);
    }
}
