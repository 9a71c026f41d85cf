using System.Text;

namespace FinanceTracker.Banking.Statements.Values;

/// <summary>The bank's text as kept: one line, no control characters, no card numbers.</summary>
internal static class DescriptionText
{
    /// <summary>Longer texts are cut: no bank writes so much, and a broken file can.</summary>
    public const int MostCharacters = 500;

    public static string Clean(string text) => CardNumbers.Mask(OneLine(text));

    private static string OneLine(string text)
    {
        if (text.Length <= MostCharacters && IsTidy(text)) return text;
        var clean = new StringBuilder(Math.Min(text.Length, MostCharacters));
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                space = clean.Length > 0;
                continue;
            }

            if (clean.Length + (space ? 2 : 1) > MostCharacters) break;
            if (space) clean.Append(' ');
            space = false;
            clean.Append(c);
        }

        if (clean.Length > 0 && char.IsHighSurrogate(clean[^1])) clean.Length--;
        return clean.ToString();
    }

    private static bool IsTidy(string text)
    {
        var previous = ' ';
        foreach (var c in text)
        {
            if (c == ' ' ? previous == ' ' : char.IsWhiteSpace(c) || char.IsControl(c)) return false;
            previous = c;
        }

        return previous != ' ' || text.Length == 0;
    }
}
