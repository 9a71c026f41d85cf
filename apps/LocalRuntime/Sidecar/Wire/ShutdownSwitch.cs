namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>Remembers that the app asked its sidecar to end.</summary>
internal sealed class ShutdownSwitch
{
    private readonly TaskCompletionSource turned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Turned => turned.Task;

    public void Turn() => turned.TrySetResult();
}
