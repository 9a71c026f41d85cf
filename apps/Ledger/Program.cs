using FinanceTracker.Ledger;
using FinanceTracker.Platform.Hosting;

return await new AppHost(args).With<LedgerApp>().RunAsync();
