using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Budgets;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Expenses;
using FinanceTracker.Ledger.Statements;
using FinanceTracker.Ledger.Summaries;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Ledger;

/// <summary>The books: accounts, transactions, expenses, budgets, summaries.</summary>
public sealed class LedgerApp : IApp
{
    internal const string AppName = "ledger";

    /// <inheritdoc/>
    public static string Name => AppName;

    /// <inheritdoc/>
    public static void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddTenantDb<LedgerDb>();
        builder.Services.AddAppCalls(AppName);
        builder.Services.AddScoped<RowCategoriser>();
        builder.Services.AddScoped<Teacher>();
        builder.Services.AddScoped<Recorder>();
        builder.Services.AddScoped<RecorderTools>();
        builder.Services.AddScoped<ExpenseTools>();
        builder.Services.AddSingleton<ImportProgress>();
        builder.Services.AddEventHandler<TransactionsRecorded, OnTransactionsRecorded, LedgerDb>();
    }

    /// <inheritdoc/>
    public static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        RecordStagedStatement.Map(routes);
        UndoStagedStatement.Map(routes);
        ReadCorrection.Map(routes);
        RowsForApps.Map(routes);
        ListAccounts.Map(routes);
        ListTransactions.Map(routes);
        CorrectTransaction.Map(routes);
        AddExpense.Map(routes);
        ReadExpenses.Map(routes);
        ChangeExpense.Map(routes);
        RemoveExpense.Map(routes);
        ReadBudget.Map(routes);
        PlanBudget.Map(routes);
        ReadSummary.Map(routes);
    }
}
