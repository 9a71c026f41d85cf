using FinanceTracker.Insights;
using FinanceTracker.Platform.Hosting;

return await new AppHost(args).With<InsightsApp>().RunAsync();
