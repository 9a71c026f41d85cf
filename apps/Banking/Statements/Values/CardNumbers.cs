using System.Text;

namespace FinanceTracker.Banking.Statements.Values;

/// <summary>
/// Masks card numbers (PCI DSS 3.4: at most the last four digits are kept): runs of 13 to 19 digits that pass the Luhn check, whole or in a
/// card's groups. CLABEs, digits inside tracking keys and other references stay.
/// </summary>
internal static class CardNumbers
{
    private const int Fewest = 13;
    private const int Most = 19;

    public static string Mask(string text)
    {
        if (text.Length < Fewest || !HasEnoughDigits(text)) return text;
        StringBuilder? masked = null;
        var copied = 0;
        var i = 0;
        while (i < text.Length)
        {
            var start = i++;
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))) continue;
            var end = CardEnd(text, start, out var last4);
            if (end < 0) continue;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, start - copied).Append("****").Append(last4);
            (copied, i) = (end, end);
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool HasEnoughDigits(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) digits++;
        }

        return digits >= Fewest;
    }

    // Where the card that starts here ends, or -1.
    private static int CardEnd(string text, int start, out string last4)
    {
        last4 = "";
        Span<char> digits = stackalloc char[Most];
        Span<int> groups = stackalloc int[Most];
        var (count, group, end) = (0, 0, -1);
        for (var i = start; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                if (count == Most) return end;
                digits[count++] = text[i];
                groups[group]++;
                continue;
            }

            var insideWord = i < text.Length && char.IsAsciiLetter(text[i]);
            if (!insideWord && IsCard(digits[..count], groups[..(group + 1)]))
            {
                end = i;
                last4 = new string(digits[(count - 4)..count]);
            }

            var joins = i + 1 < text.Length && text[i] is ' ' or '-' && char.IsAsciiDigit(text[i + 1]);
            if (!joins || group + 1 == Most) return end;
            group++;
        }

        return end;
    }

    private static bool IsCard(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups)
    {
        if (digits.Length is < Fewest or > Most || !PassesLuhn(digits) || !LooksGrouped(groups)) return false;
        return digits.Length != 18 || Clabe.CheckDigit(digits[..17]) != digits[17];
    }

    // 4-4-4-4, 4-6-5 and 4-6-4 are how cards are printed; other groupings are references that stand side by side.
    private static bool LooksGrouped(ReadOnlySpan<int> groups)
    {
        if (groups.Length == 1) return true;
        if (groups.Length == 3 && groups[0] == 4 && groups[1] == 6) return true;
        foreach (var size in groups[..^1])
        {
            if (size != 4) return false;
        }

        return groups.Length is 4 or 5 && groups[^1] <= 7;
    }

    private static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0 && digits.ContainsAnyExcept('0');
    }
}
