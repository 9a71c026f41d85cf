using System.Reflection;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>
/// Runs work that can be ended from outside. A crafted file can send the PDF library round in a loop that reads nothing and asks nobody
/// (an object stream of two thousand million objects does), and a thread that spins for ever is a processor lost.
/// </summary>
/// <remarks>
/// The runtime's <c>ControlledExecution</c> is marked obsolete because code that was ended in the middle may leave shared state broken. The
/// library's reading of one document shares nothing with the next, and the other choice is the spinning thread; so it is bound by name.
/// It is the last of four limits, after nesting, size and the deadline at every read, and only hostile files meet it.
/// </remarks>
internal static class Endable
{
    private static readonly Action<Action, CancellationToken>? Ended = typeof(object).Assembly.GetType("System.Runtime.ControlledExecution")
        ?.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)?.CreateDelegate<Action<Action, CancellationToken>>();

    /// <summary>Runs the work on this thread; false when it was ended.</summary>
    public static bool Run(Action work, TimeSpan limit)
    {
        if (Ended is null)
        {
            work();
            return true;
        }

        using var over = new CancellationTokenSource(limit);
        try
        {
            Ended(work, over.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
