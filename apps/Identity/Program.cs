using FinanceTracker.Identity;
using FinanceTracker.Platform.Hosting;

return await new AppHost(args).With<IdentityApp>().RunAsync();
