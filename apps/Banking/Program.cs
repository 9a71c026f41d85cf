using FinanceTracker.Banking;
using FinanceTracker.Platform.Hosting;

return await new AppHost(args).With<BankingApp>().RunAsync();
