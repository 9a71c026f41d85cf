namespace FinanceTracker.Platform.Hosting;

/// <summary>
/// Wakes background loops of this process as soon as there is something to do, so that polling only covers what other processes
/// left behind.
/// </summary>
public sealed class WorkSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Wakes every waiting loop.</summary>
    public void Wake() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Waits for <see cref="Wake"/>, at most <paramref name="timeout"/>.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var wake = Volatile.Read(ref next).Task;
        await Task.WhenAny(wake, Task.Delay(timeout, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
