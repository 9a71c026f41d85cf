using System.Runtime.InteropServices;
using FinanceTracker.LocalRuntime.Sidecar.Resources;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.LocalRuntime.Sidecar;

/// <summary>Runs the development sidecar as a program.</summary>
public static class SidecarCommand
{
    /// <summary>
    /// Runs until SIGINT, SIGTERM or a shutdown request. Answers 0 then, 2 when the flags or the resources cannot be honoured.
    /// </summary>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, CancellationToken.None);

    /// <summary>As above, until <paramref name="cancellationToken"/> is cancelled too.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        try
        {
            await using var sidecar = await DevelopmentSidecar.StartAsync(CommandFlags.Parse(args).ToOptions(loggers), cancellationToken);
            await SignalAsync(sidecar.ShutDown, cancellationToken);
            return 0;
        }
        catch (Exception error) when (error is ResourceException or IOException)
        {
            await Console.Error.WriteLineAsync($"{error.Message}{Environment.NewLine}{CommandFlags.Usage}");
            return 2;
        }
    }

    private static async Task SignalAsync(Task shutDown, CancellationToken cancel)
    {
        var signalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var cancelled = cancel.Register(() => signalled.TrySetResult());
        await Task.WhenAny(signalled.Task, shutDown);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            signalled.TrySetResult();
        }
    }
}
