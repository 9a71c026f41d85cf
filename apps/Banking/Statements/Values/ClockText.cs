using System.Globalization;

namespace FinanceTracker.Banking.Statements.Values;

/// <summary>The hour of a movement.</summary>
internal static class ClockText
{
    // Without tzdata (some minimal images) the capital's offset since October 2022, when Mexico gave up daylight saving time.
    private static readonly TimeZoneInfo Mexico =
        TimeZoneInfo.TryFindSystemTimeZoneById("America/Mexico_City", out var zone)
            ? zone
            : TimeZoneInfo.CreateCustomTimeZone("Mexico", TimeSpan.FromHours(-6), "Mexico", "Mexico");

    /// <summary>The instant of a local hour in Mexico City.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Mexico.GetUtcOffset(local));
    }

    /// <summary>Reads <c>10:00</c>, <c>10:00:05</c>, <c>1000</c>, <c>100005</c>, <c>2:15 PM</c>, or the hour of an ISO instant.</summary>
    public static TimeOnly? Read(ReadOnlySpan<char> text)
    {
        text = CellText.Bare(text);
        if (text.Length is 4 or 6 && text.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            var n = int.Parse(text, CultureInfo.InvariantCulture);
            return text.Length == 4 ? Make(n / 100, n % 100, 0) : Make(n / 10_000, n / 100 % 100, n % 100);
        }

        if (text.Length is < 4 or > 40) return null;
        Span<DateToken> tokens = stackalloc DateToken[12];
        var count = DateToken.Split(text, tokens);
        return count >= 2 && TryRead(tokens[..count], text, out var time) ? time : null;
    }

    /// <summary>Reads what follows a day; false when it is not an hour.</summary>
    public static bool TryRead(ReadOnlySpan<DateToken> tokens, ReadOnlySpan<char> text, out TimeOnly? time)
    {
        time = null;
        Span<int> parts = stackalloc int[3];
        var count = 0;
        var afternoon = false;
        var morning = false;
        foreach (var token in tokens)
        {
            if (token.Kind == DateTokenKind.Number)
            {
                if (count < 3) parts[count] = token.Value;
                count++;
                continue;
            }

            var word = text.Slice(token.Start, token.Length);
            if (word.StartsWith("P", StringComparison.OrdinalIgnoreCase)) afternoon = true;
            else if (word.StartsWith("A", StringComparison.OrdinalIgnoreCase)) morning = true;
            else if (!IsClockWord(word)) return false;
        }

        if (count == 0) return true;
        if (count == 1 || !text.Contains(':')) return false;
        if (afternoon && parts[0] < 12) parts[0] += 12;
        if (morning && parts[0] == 12) parts[0] = 0;
        time = Make(parts[0], parts[1], parts[2]);
        return time is not null;
    }

    private static bool IsClockWord(ReadOnlySpan<char> word)
    {
        foreach (var known in (ReadOnlySpan<string>)["T", "Z", "M", "H", "HRS", "GMT", "UTC", "CST"])
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static TimeOnly? Make(int hour, int minute, int second) =>
        hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 ? new TimeOnly(hour, minute, second) : null;
}
