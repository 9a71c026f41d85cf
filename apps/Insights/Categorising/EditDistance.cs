namespace FinanceTracker.Insights.Categorising;

/// <summary>Edit distance with neighbours swapped counted as one (optimal string alignment).</summary>
internal static class EditDistance
{
    /// <summary>Whether the distance is 0 or 1, in one pass: asked of hundreds of names for every unknown line.</summary>
    public static bool IsAtMostOne(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return false;
        var start = one.CommonPrefixLength(other);
        one = one[start..];
        other = other[start..];
        var end = 0;
        while (end < one.Length && end < other.Length && one[^(end + 1)] == other[^(end + 1)]) end++;
        one = one[..^end];
        other = other[..^end];
        return Math.Max(one.Length, other.Length) <= 1
            || (one.Length == 2 && other.Length == 2 && one[0] == other[1] && one[1] == other[0]);
    }

    public static int Between(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2) return 3;
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> now = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            now.CopyTo(last);
        }

        return last[other.Length];
    }
}
