using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Cfdis;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Proof;
using FinanceTracker.Tax.Reports;
using FinanceTracker.Tax.Sat;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;
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
        builder.Services.AddScoped<DocumentReader>();
        builder.Services.AddScoped<ExpenseVerdicts>();
        builder.Services.AddScoped<BookLines>();
        builder.Services.AddScoped<UnprovedExpenses>();
        builder.Services.AddScoped<MatchingSchedule>();
        builder.Services.AddScoped<Decisions>();
        builder.Services.AddJobs<TaxDb, MatchingRun>();
        builder.Services.AddEventHandler<CfdisStored, Matching.OnCfdisStored, TaxDb>();
        builder.Services.AddEventHandler<TransactionsRecorded, OnTransactionsRecorded, TaxDb>();
        builder.Services.AddScoped<EfosTools>();
        builder.Services.AddJobs<TaxDb, EfosLook>();
        builder.Services.AddEventHandler<CfdisStored, Efos.OnCfdisStored, TaxDb>();
        builder.Services.AddCfdis();
        builder.Services.AddPosition();
        builder.Services.AddSat();
        builder.Services.AddReports();
    }

    /// <inheritdoc/>
    public static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ReadMatches.Map(routes);
        DecideMatch.Map(routes);
        ReadLeftovers.Map(routes);
        ReadVerdicts.Map(routes);
        ReadEfos.Map(routes);
        LoadEfosList.Map(routes);
        Calculate.Map(routes);
        CalculateMany.Map(routes);
        ReadTables.Map(routes);
        ReadTaxProof.Map(routes);
        routes.MapCfdis();
        routes.MapPosition();
        routes.MapSat();
        routes.MapReports();
    }
}
