using static System.FormattableString;

namespace FinanceTracker.All.Demo.Generator;

/// <summary>One side of a transfer: the account, the day its bank books it, and what the bank prints.</summary>
internal sealed record TransferSide(AccountBook Book, DateOnly Day, string Text);

/// <summary>
/// Money moved between two accounts of one owner: the same amount leaves one and enters the other, under one tracking key.
/// </summary>
internal static class OwnTransfer
{
    /// <summary>Posts both sides.</summary>
    public static void Post(SeededRandom random, TransferSide from, TransferSide to, decimal amount)
    {
        var key = TrackingKey(random, from.Day);
        from.Book.Post(from.Day, from.Text, -amount, key);
        to.Book.Post(to.Day, to.Text, amount, key);
    }

    // A clave de rastreo: a prefix of the bank, the day, and a serial; 30 characters at most (SPEI).
    private static string TrackingKey(SeededRandom random, DateOnly day) => Invariant($"MBAN0100{day:yyMMdd}{random.Digits(10)}");
}
