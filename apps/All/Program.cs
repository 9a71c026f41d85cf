using FinanceTracker.LocalRuntime.Postgres;

return args is ["postgres", .. var rest] ? await PostgresCommand.RunAsync(rest) : 2;
