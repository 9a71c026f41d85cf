namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>
/// <c>postgres start|stop --data DIR</c>: the cluster that one run of <c>./test</c> shares among its test processes. It starts
/// empty every time and is not durable.
/// </summary>
public static class PostgresCommand
{
    private const string Usage = "usage: postgres start|stop --data DIR";

    /// <summary>Runs the command; start writes the superuser's connection string to standard output.</summary>
    /// <returns>Exit code: 0 done, 1 failed, 2 not understood.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>The same, writing elsewhere.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [var verb and ("start" or "stop"), "--data", var folder])
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            if (string.Equals(verb, "start", StringComparison.Ordinal))
                await output.WriteLineAsync(await StartAsync(folder, errors));
            else
                await TestCluster.StopAsync(folder);
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<string> StartAsync(string folder, TextWriter errors)
    {
        var cluster = await TestCluster.StartEmptyAsync(folder, errors.WriteLine, CancellationToken.None);
        cluster.LeaveRunning();
        return cluster.SuperuserConnectionString;
    }
}
