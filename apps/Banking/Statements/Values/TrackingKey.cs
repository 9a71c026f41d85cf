using System.Text.RegularExpressions;

namespace FinanceTracker.Banking.Statements.Values;

/// <summary>
/// SPEI's clave de rastreo inside a text: at most 30 letters and digits (Circular 14/2017 of Banco de México), announced by a label or told
/// by its shape (<c>MBAN01002609010164861606</c>).
/// </summary>
internal static partial class TrackingKey
{
    /// <summary>The key in the text, or null.</summary>
    public static string? In(string text) => Cut(text).Key;

    /// <summary>The key and the text without it and its label.</summary>
    public static (string Text, string? Key) Cut(string text)
    {
        if (!MayHoldOne(text)) return (text, null);
        var match = Labelled().Match(text);
        if (match.Success) return (text.Remove(match.Index, match.Length).Trim(), match.Groups["key"].Value.ToUpperInvariant());
        foreach (var token in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan()[token];
            if (!HasItsShape(word)) continue;
            var (start, length) = token.GetOffsetAndLength(text.Length);
            return (text.Remove(start, length).Trim(), word.ToString());
        }

        return (text, null);
    }

    /// <summary>Letters and digits, 16 to 30, most of them digits, at least two letters.</summary>
    public static bool HasItsShape(ReadOnlySpan<char> word)
    {
        if (word.Length is < 16 or > 30) return false;
        var (letters, digits) = (0, 0);
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetterUpper(c)) letters++;
            else return false;
        }

        return letters >= 2 && digits >= 10;
    }

    private static bool MayHoldOne(string text) =>
        text.Length >= 16 && (text.Contains("RASTREO", StringComparison.OrdinalIgnoreCase) || HasLongRun(text));

    private static bool HasLongRun(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiLetterOrDigit(c) ? run + 1 : 0;
            if (run == 16) return true;
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:(?:CVE|CLAVE)\b\.?\s*(?:DE\s+)?)?RASTREO\s*[:.]?\s*(?<key>[A-Z0-9]{6,30})\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Labelled();
}
