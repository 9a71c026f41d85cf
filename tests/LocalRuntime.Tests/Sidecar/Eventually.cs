namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

/// <summary>Waits for what other threads do, without guessing how long it takes.</summary>
internal static class Eventually
{
    public static async Task AssertAsync(Func<Task<bool>> isSo)
    {
        for (var attempt = 0; attempt < 250; attempt++)
        {
            if (await isSo()) return;
            await Task.Delay(20);
        }

        Assert.Fail("it did not come about within five seconds");
    }
}
