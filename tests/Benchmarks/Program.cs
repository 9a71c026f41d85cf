using FinanceTracker.Benchmarks;

return await Runner.RunAsync(args);
