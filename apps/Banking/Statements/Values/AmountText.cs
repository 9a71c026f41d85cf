using System.Globalization;

namespace FinanceTracker.Banking.Statements.Values;

/// <summary>
/// Amounts as banks and people write them: <c>$1,234.56</c>, <c>(12.00)</c>, <c>45.10-</c>, <c>1.234,56 MXN</c>, <c>80.00 CR</c>.
/// </summary>
internal static class AmountText
{
    private const int MostDigits = 18;

    /// <summary>True for the ways of writing nothing: empty, dashes, a lone currency sign, N/A.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        text = CellText.Bare(text);
        if (text.Length > 6) return false;
        foreach (var c in text)
        {
            if (c is not ('-' or '–' or '—' or '−' or '$' or '.' or '*') && !char.IsWhiteSpace(c))
                return text.Equals("N/A", StringComparison.OrdinalIgnoreCase) || text.Equals("NULL", StringComparison.OrdinalIgnoreCase);
        }

        return true;
    }

    /// <summary>Reads a signed amount.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="decimalSeparator">What the rest of the file uses, for 1.234 and 1,234; null when unknown.</param>
    /// <param name="value">Signed as written: minus, parentheses and DR are negative.</param>
    /// <param name="currency">ISO code when the text carries one.</param>
    public static bool TryRead(ReadOnlySpan<char> text, char? decimalSeparator, out decimal value, out string? currency)
    {
        value = 0;
        currency = null;
        text = CellText.Bare(text);
        if (text.Length > 60) return false;
        var first = text.IndexOfAnyInRange('0', '9');
        if (first < 0) return false;
        var last = text.LastIndexOfAnyInRange('0', '9');
        if (first > 0 && text[first - 1] == '.' && (first == 1 || !char.IsLetter(text[first - 2]))) first--;
        var affixes = default(AmountAffixes);
        if (!affixes.Take(text[..first], leading: true) || !affixes.Take(text[(last + 1)..], leading: false)
            || !affixes.IsBalanced)
            return false;
        if (!TryReadBody(text[first..(last + 1)], decimalSeparator, out value)) return false;
        if (affixes.IsNegative) value = -value;
        currency = affixes.Currency;
        return true;
    }

    /// <summary>The decimal separator the amounts show by themselves; null when they leave it open.</summary>
    public static char? SeparatorShownBy(ReadOnlySpan<char> text)
    {
        text = CellText.Bare(text);
        var last = text.LastIndexOfAnyInRange('0', '9');
        if (last < 0) return null;
        text = text[..(last + 1)];
        var mark = text.LastIndexOfAny('.', ',');
        if (mark < 0) return null;
        var other = text[mark] == '.' ? ',' : '.';
        // Three digits after a lone mark may be thousands; any other count, or the other mark before it, shows a decimal.
        if (text[..mark].Contains(other)) return text[mark];
        return text.Length - mark - 1 == 3 ? null : text[mark];
    }

    private static bool TryReadBody(ReadOnlySpan<char> body, char? hint, out decimal value)
    {
        value = 0;
        if (!TryFindDecimalMark(body, hint, out var mark)) return false;
        long digits = 0;
        var count = 0;
        var group = 0;
        var grouped = false;
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            if (char.IsAsciiDigit(c))
            {
                if (digits > 0 || c != '0') count++;
                if (count > MostDigits) return false;
                digits = (digits * 10) + (c - '0');
                group++;
            }
            else if (i == mark)
            {
                if (grouped && group != 3) return false;
                group = 0;
            }
            else if (IsGroupMark(c) && (mark < 0 || i < mark))
            {
                if (grouped ? group != 3 : group is < 1 or > 3) return false;
                (grouped, group) = (true, 0);
            }
            else
            {
                return TryScientific(body, out value);
            }
        }

        var scale = mark < 0 ? 0 : group;
        if ((mark < 0 && grouped && group != 3) || scale > 12) return false;
        value = new decimal((int)digits, (int)(digits >> 32), 0, false, (byte)scale);
        return true;
    }

    private static bool IsGroupMark(char c) => c is ',' or '.' or ' ' or '\u00A0' or '\u202F' or '\'';

    private static bool TryFindDecimalMark(ReadOnlySpan<char> body, char? hint, out int mark)
    {
        mark = body.LastIndexOfAny('.', ',');
        if (mark < 0) return true;
        var c = body[mark];
        var other = c == '.' ? ',' : '.';
        var after = body.Length - mark - 1;
        if (body[..mark].Contains(other)) return !body[..mark].Contains(c);
        if (body[..mark].Contains(c) || (after == 3 && ((c == ',' && hint != ',') || (c == '.' && hint == ',')))) mark = -1;
        return true;
    }

    // Spreadsheets write 1.5E+05 for wide cells.
    private static bool TryScientific(ReadOnlySpan<char> body, out decimal value)
    {
        value = 0;
        return body.ContainsAny('E', 'e') && decimal.TryParse(body, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && Math.Abs(value) < 1e15m;
    }
}
