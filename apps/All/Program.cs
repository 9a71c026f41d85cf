using FinanceTracker.All;
using FinanceTracker.All.Local;
using FinanceTracker.Insights.Training;
using FinanceTracker.LocalRuntime.Postgres;
using FinanceTracker.LocalRuntime.Sidecar;

return args switch
{
    ["postgres", .. var rest] => await PostgresCommand.RunAsync(rest),
    ["local", .. var rest] => await LocalCommand.RunAsync(rest),
    ["train", .. var rest] => TrainCommand.Train(rest),
    ["operator", .. var rest] => await OperatorCommand.RunAsync(rest),
    ["sidecar", .. var rest] => await SidecarCommand.RunAsync(rest),
    _ => await Product.Host(args).RunAsync(),
};
