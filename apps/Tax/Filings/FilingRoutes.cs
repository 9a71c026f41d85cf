using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Filings.Annual;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Tax.Filings;

/// <summary>What filings add to the app.</summary>
internal static class FilingRoutes
{
    public static void AddFilings(this IServiceCollection services)
    {
        services.AddScoped<AnnualReader>();
        services.AddScoped<AnnualDocuments>();
        services.AddScoped<PackageTools>();
        services.AddScoped<FilingPaymentSchedule>();
        services.AddJobs<TaxDb, FilingPaymentRun>();
        services.AddEventHandler<TransactionsRecorded, OnTransactionsRecorded, TaxDb>();
        services.AddEventHandler<StatementUndoneEvent, OnStatementUndone, TaxDb>();
        services.AddFilingProvider();
    }

    public static void MapFilings(this IEndpointRouteBuilder routes)
    {
        PrepareFiling.Map(routes);
        ReadFilings.Map(routes);
        AdvanceFiling.Map(routes);
        DecideFilingPayment.Map(routes);
        SendFiling.Map(routes);
    }
}
