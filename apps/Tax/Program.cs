using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax;

return await new AppHost(args).With<TaxApp>().RunAsync();
