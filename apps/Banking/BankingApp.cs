using FinanceTracker.Banking.Coverage;
using FinanceTracker.Banking.Imports;
using FinanceTracker.Banking.Mappings;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Banking;

/// <summary>Every source of bank data. Today: statement files.</summary>
public sealed class BankingApp : IApp
{
    internal const string AppName = "banking";

    /// <inheritdoc/>
    public static string Name => AppName;

    /// <inheritdoc/>
    public static void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddTenantDb<BankingDb>();
        builder.Services.AddAppCalls(AppName);
        builder.Services.AddJobs<BankingDb, ImportJob>();
        builder.Services.AddScoped<Uploader>();
        builder.Services.AddScoped<UploaderTools>();
    }

    /// <inheritdoc/>
    public static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        UploadStatement.Map(routes);
        ReadImports.Map(routes);
        UndoImport.Map(routes);
        ReadMappings.Map(routes);
        ReadCoverage.Map(routes);
    }
}
