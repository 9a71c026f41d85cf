using FinanceTracker.Insights;
using FinanceTracker.Insights.Training;
using FinanceTracker.Platform.Hosting;

return args is ["train", .. var rest] ? TrainCommand.Train(rest) : await new AppHost(args).With<InsightsApp>().RunAsync();
