using FinanceTracker.Platform.Text;

namespace FinanceTracker.Insights.Categorising;

/// <summary>What a token of a bank line is made of.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Reference
}

/// <summary>A token; <paramref name="Starred"/> says that an asterisk followed it, as after a payment processor.</summary>
internal readonly record struct Token(string Text, TokenKind Kind, bool Starred);

/// <summary>Cuts a bank line into folded tokens: letters and digits, the ampersand inside a name, everything else separates.</summary>
internal static class LineTokens
{
    private const int MaxTokens = 24;

    public static List<Token> Cut(string descriptor)
    {
        var text = Folded(descriptor);
        var tokens = new List<Token>(12);
        var at = 0;
        while (at < text.Length && tokens.Count < MaxTokens)
        {
            if (!IsPart(text, at))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && IsPart(text, at)) at++;
            Add(tokens, text[start..at], StarFollows(text, at));
        }

        return tokens;
    }

    private static string Folded(string descriptor)
    {
        var text = descriptor.Length > 200 ? descriptor[..200] : descriptor;
        foreach (var c in text)
        {
            if (c >= 128 || char.IsAsciiLetterLower(c)) return Fold.Upper(text);
        }

        return text;
    }

    // A question mark or the replacement sign inside a word is a letter that an encoding lost.
    private static bool IsPart(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetterOrDigit(c)) return true;
        if (c is '?' or '\uFFFD' or '&')
            return at > 0 && at + 1 < text.Length && char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(text[at + 1]);
        return false;
    }

    private static bool StarFollows(string text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        return at < text.Length && text[at] == '*';
    }

    private static void Add(List<Token> tokens, string text, bool starred)
    {
        var digits = text.Count(char.IsAsciiDigit);
        if (digits == text.Length)
        {
            tokens.Add(new Token(text, TokenKind.Number, starred));
            return;
        }

        text = RestoreLost(text);
        var letters = text.Length - digits;
        if (digits >= 5 || (digits >= 4 && letters <= 2) || IsTaxId(text, digits))
        {
            tokens.Add(new Token(text, TokenKind.Reference, starred));
            return;
        }

        // A number glued behind a word of four letters or more is a branch number.
        var tail = text.Length;
        while (tail > 0 && char.IsAsciiDigit(text[tail - 1])) tail--;
        if (digits > 0 && text.Length - tail == digits && tail >= 4 && digits >= 2) text = text[..tail];
        tokens.Add(new Token(text, TokenKind.Word, starred));
    }

    // RFC of a company or person: three or four letters, six digits, three more; often cut.
    private static bool IsTaxId(string text, int digits)
    {
        if (digits < 4 || text.Length < 9 || !char.IsAsciiLetter(text[0])) return false;
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run == 4) return true;
        }

        return false;
    }

    private static string RestoreLost(string text)
    {
        if (!text.AsSpan().ContainsAny('?', '\uFFFD')) return text;
        var restored = text.ToCharArray();
        for (var at = 1; at + 1 < restored.Length; at++)
        {
            if (restored[at] is not ('?' or '\uFFFD')) continue;
            restored[at] = IsVowel(restored[at - 1]) && IsVowel(restored[at + 1]) ? 'N' : 'I';
        }

        return new string(restored);
    }

    private static bool IsVowel(char c) => c is 'A' or 'E' or 'I' or 'O' or 'U';
}
