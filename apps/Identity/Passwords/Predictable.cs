using System.Buffers;
using System.Globalization;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Identity.Passwords;

/// <summary>
/// Passwords that are guessed first: common words with digits and signs around them, also in disguise (P@ssw0rd2024), walks over the
/// keyboard, sequences, repetitions and dates. The words are in <c>common-words.txt</c>; one or two of them and decoration make
/// hundreds of thousands of passwords.
/// </summary>
public static class Predictable
{
    private const double MostlySteps = 0.75;

    private const int LongestWord = 24;

    private static readonly string[] Rows = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM", "1234567890", "1QAZ", "2WSX", "3EDC", "4RFV", "5TGB", "6YHN", "7UJM", "AZERTY"];
    private static readonly SearchValues<char> Decoration = SearchValues.Create("0123456789 !@#$%&*.-_+=?¡¿/()");
    private static readonly HashSet<string> Words = Load();

    /// <summary>True when the password would be among the first guesses.</summary>
    public static bool Is(string password)
    {
        var folded = Fold.Upper(password);
        return Repeats(folded) || Walks(folded) || IsDate(folded) || IsDecoratedWord(folded);
    }

    /// <summary>abcabcabcabc, aaaaaaaaaa: a unit of at most half the length, over and over.</summary>
    private static bool Repeats(string text)
    {
        for (var unit = 1; unit <= text.Length / 2; unit++)
        {
            if (text.AsSpan(unit).SequenceEqual(text.AsSpan(0, text.Length - unit))) return true;
        }

        return false;
    }

    /// <summary>qwerty12345, abcdefghij, 1qaz2wsx3edc: most characters follow from the one before.</summary>
    private static bool Walks(string text)
    {
        var steps = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (Follows(text[i - 1], text[i])) steps++;
        }

        return steps >= MostlySteps * (text.Length - 1) || IsColumns(text);
    }

    private static bool Follows(char a, char b) =>
        Math.Abs(a - b) <= 1 || Array.Exists(Rows, row => row.IndexOf(a, StringComparison.Ordinal) is >= 0 and var at
            && row.IndexOf(b, StringComparison.Ordinal) is >= 0 and var to && Math.Abs(at - to) == 1);

    private static bool IsColumns(string text)
    {
        var rest = text.AsSpan().Trim("!@#$%&*.-_ ");
        while (rest.Length >= 4 && Rows.AsSpan().IndexOf(rest[..4].ToString()) >= 0) rest = rest[4..];
        return rest.Length <= 3 && rest.Length < text.Length / 2;
    }

    private static bool IsDate(string text)
    {
        var digits = new string(text.Where(char.IsAsciiDigit).ToArray());
        return digits.Length == 8 && !text.Any(char.IsLetter)
            && DateOnly.TryParseExact(digits, ["ddMMyyyy", "MMddyyyy", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool IsDecoratedWord(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(Decoration);
        if (start < 0) return false;

        // Each shorter cut of the end is tried, because in "c0ntr4" the digits are letters and in "gato2024" they are not; the same,
        // more coarsely, for the beginning ("4mor…", "2024gato", "2024$ecreto").
        foreach (var from in (int[])[0, Math.Max(0, start - 1), start])
        {
            for (var end = text.Length; end > from; end--)
            {
                if (IsWords(text[from..end])) return true;
                if (char.IsLetter(text[end - 1])) break;
            }
        }

        return false;
    }

    private static bool IsWords(string text) => IsOneOrTwo(Undisguise(text, 'I')) || IsOneOrTwo(Undisguise(text, 'L'));

    private static bool IsOneOrTwo(string text)
    {
        if (text.Length is 0 or > 2 * LongestWord) return false;
        if (Words.Contains(text)) return true;
        for (var cut = 2; cut <= text.Length - 2; cut++)
        {
            if (Words.Contains(text[..cut]) && Words.Contains(text[cut..])) return true;
        }

        return false;
    }

    private static string Undisguise(string text, char one) => new(text.Select(c => c switch
    {
        '0' => 'O',
        '1' or '!' or '|' => one,
        '3' => 'E',
        '4' or '@' => 'A',
        '5' or '$' => 'S',
        '7' => 'T',
        '8' => 'B',
        _ => c,
    }).Where(char.IsLetter).ToArray());

    private static HashSet<string> Load()
    {
        using var stream = typeof(Predictable).Assembly.GetManifestResourceStream("FinanceTracker.Identity.common-words.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Fold.Upper).ToHashSet(StringComparer.Ordinal);
    }
}
