using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Contracts.Tax;
using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Ledger.Attachments;
using FinanceTracker.Ledger.Budgets;
using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Coverage;
using FinanceTracker.Ledger.Expenses;
using FinanceTracker.Ledger.Exports;
using FinanceTracker.Ledger.FxRates;
using FinanceTracker.Ledger.Goals;
using FinanceTracker.Ledger.Rules;
using FinanceTracker.Ledger.Splits;
using FinanceTracker.Ledger.Statements;
using FinanceTracker.Ledger.Summaries;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Ledger.Upkeep;
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
        builder.Services.AddScoped<RefundLinker>();
        builder.Services.AddScoped<Recorder>();
        builder.Services.AddScoped<RecorderTools>();
        builder.Services.AddScoped<ExpenseTools>();
        builder.Services.AddScoped<RuleBook>();
        builder.Services.AddScoped<RuleRunner>();
        builder.Services.AddScoped<RuleRunTools>();
        builder.Services.AddJobs<LedgerDb, RuleRunJob>();
        builder.Services.AddScoped<BulkEditor>();
        builder.Services.AddScoped<BulkTools>();
        builder.Services.AddScoped<Exporter>();
        builder.Services.AddScoped<ExportTools>();
        builder.Services.AddScoped<ExportServices>();
        builder.Services.AddJobs<LedgerDb, ExportJob>();
        builder.Services.AddSingleton<ImportProgress>();
        builder.Services.AddEventHandler<TransactionsRecorded, Categorising.OnTransactionsRecorded, LedgerDb>();
        builder.Services.AddEventHandler<LinesMatched, OnLinesMatched, LedgerDb>();
        AddPlans(builder);
    }

    /// <summary>What the books tell their owner: goals, alerts, mails, exchange rates.</summary>
    private static void AddPlans(IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<AccountViews>();
        builder.Services.AddScoped<GoalBook>();
        builder.Services.AddScoped<GoalWriter>();
        builder.Services.AddScoped<AlertSchedule>();
        builder.Services.AddScoped<AlertFactsReader>();
        builder.Services.AddScoped<AlertTeller>();
        builder.Services.AddScoped<DailyUpkeep>();
        builder.Services.AddScoped<MailTools>();
        builder.Services.AddScoped<MailCodes>();
        builder.Services.AddScoped<SettingsTools>();
        builder.Services.AddJobs<LedgerDb, LookSoon>();
        builder.Services.AddJobs<LedgerDb, LookDaily>();
        builder.Services.AddJobs<LedgerDb, MailAlerts>();
        builder.Services.AddJobs<LedgerDb, MailAddressCode>();
        builder.Services.AddEventHandler<TransactionsRecorded, Alerts.OnTransactionsRecorded, LedgerDb>();
        builder.Services.AddScoped<Announcer>();
        builder.Services.AddEventHandler<SupplierListed, OnSupplierListed, LedgerDb>();
        builder.Services.AddEventHandler<CfdiCancelled, OnCfdiCancelled, LedgerDb>();
        builder.Services.AddSingleton<FxRateStore>();
        builder.Services.AddHttpClient(BanxicoSie.ClientName, client => client.BaseAddress = new Uri(builder.Configuration["Fx:Banxico:Address"] ?? BanxicoSie.Address));
        builder.Services.AddHostedService<FxFeed>();
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
        SplitTransaction.Map(routes);
        LinkRefund.Map(routes);
        AddExpense.Map(routes);
        ReadExpenses.Map(routes);
        ChangeExpense.Map(routes);
        RemoveExpense.Map(routes);
        ReadBudget.Map(routes);
        PlanBudget.Map(routes);
        ReadSummary.Map(routes);
        ReadCoveredMonths.Map(routes);
        ReadRules.Map(routes);
        AddRule.Map(routes);
        ChangeRule.Map(routes);
        PreviewRule.Map(routes);
        RunRule.Map(routes);
        ReadRuleRuns.Map(routes);
        UndoRuleRun.Map(routes);
        ReadJobs.Map(routes);
        EditInBulk.Map(routes);
        UndoBulkEdit.Map(routes);
        AddAttachment.Map(routes);
        ReadAttachments.Map(routes);
        RemoveAttachment.Map(routes);
        ExportNow.Map(routes);
        AddExport.Map(routes);
        ReadExports.Map(routes);
        MapPlans(routes);
    }

    /// <summary>Routes of what the books tell their owner.</summary>
    private static void MapPlans(IEndpointRouteBuilder routes)
    {
        DescribeAccount.Map(routes);
        ReadGoals.Map(routes);
        WriteGoals.Map(routes);
        SuggestBudget.Map(routes);
        ReadAlerts.Map(routes);
        ChangeAlertSettings.Map(routes);
        ConfirmMail.Map(routes);
        ReadFxRate.Map(routes);
    }
}
