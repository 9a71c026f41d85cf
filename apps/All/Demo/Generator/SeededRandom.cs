namespace FinanceTracker.All.Demo.Generator;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same seed gives the same numbers on every machine and every version of
/// .NET, which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private readonly ulong origin = seed;
    private ulong state = seed;

    /// <summary>An independent stream for one concern, so that a change in one leaves the numbers of the others alone.</summary>
    public SeededRandom Fork(string concern)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in concern) hash = unchecked((hash ^ c) * 1099511628211UL);
        return new SeededRandom(unchecked(origin ^ hash));
    }

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both possible.</summary>
    public int Between(int low, int high) => low + (int)(NextBits() % (ulong)(high - low + 1));

    /// <summary>An amount with cents between two whole pesos.</summary>
    public decimal Pesos(int low, int high) => Between(low * 100, high * 100) / 100m;

    /// <summary>True that many times in a hundred.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>One of the items, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    /// <summary>One of the items, the first ones far more often than the last, as habits are.</summary>
    public T PickFavourite<T>(IReadOnlyList<T> items) => items[Math.Min(Between(0, items.Count - 1), Between(0, items.Count - 1))];

    /// <summary>A string of decimal digits, the first never zero.</summary>
    public string Digits(int count)
    {
        Span<char> digits = stackalloc char[count];
        for (var i = 0; i < count; i++) digits[i] = (char)('0' + Between(i == 0 ? 1 : 0, 9));
        return new string(digits);
    }

    private ulong NextBits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
