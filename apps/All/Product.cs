using FinanceTracker.All.Pages;
using FinanceTracker.Banking;
using FinanceTracker.Identity;
using FinanceTracker.Insights;
using FinanceTracker.Ledger;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax;

namespace FinanceTracker.All;

/// <summary>Every app in one process.</summary>
public static class Product
{
    /// <summary>Names of the apps, which are also the names by which they call each other.</summary>
    public static IReadOnlyList<string> Apps { get; } = [IdentityApp.Name, BankingApp.Name, LedgerApp.Name, InsightsApp.Name, TaxApp.Name];

    /// <summary>The host of all apps.</summary>
    public static AppHost Host(string[] args) => new AppHost(args)
        .With<IdentityApp>()
        .With<BankingApp>()
        .With<LedgerApp>()
        .With<InsightsApp>()
        .With<TaxApp>()
        .Extend(SmallPage.Map);
}
