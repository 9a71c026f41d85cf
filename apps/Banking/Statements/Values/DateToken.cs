using System.Globalization;
using System.Runtime.InteropServices;

namespace FinanceTracker.Banking.Statements.Values;

internal enum DateTokenKind
{
    Number,
    Month,
    Other,
}

/// <summary>A number or a word of a date. Separators, weekdays and <c>de</c> are passed over.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DateToken(DateTokenKind Kind, int Value, int Start, int Length)
{
    private static readonly (string Spanish, string English)[] Months =
    [
        ("ENERO", "JANUARY"), ("FEBRERO", "FEBRUARY"), ("MARZO", "MARCH"), ("ABRIL", "APRIL"), ("MAYO", "MAY"), ("JUNIO", "JUNE"),
        ("JULIO", "JULY"), ("AGOSTO", "AUGUST"), ("SEPTIEMBRE", "SEPTEMBER"), ("OCTUBRE", "OCTOBER"), ("NOVIEMBRE", "NOVEMBER"),
        ("DICIEMBRE", "DECEMBER"),
    ];

    private static readonly string[] Weekdays =
        ["LUNES", "MARTES", "MIERCOLES", "MIÉRCOLES", "JUEVES", "VIERNES", "SABADO", "SÁBADO", "DOMINGO"];

    /// <summary>Fills <paramref name="tokens"/>; a text with more tokens than fit is no date and gives 0.</summary>
    public static int Split(ReadOnlySpan<char> text, Span<DateToken> tokens)
    {
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
                if (i - start > 9 || count == tokens.Length) return 0;
                var number = int.Parse(text[start..i], CultureInfo.InvariantCulture);
                tokens[count++] = new DateToken(DateTokenKind.Number, number, start, i - start);
            }
            else if (char.IsLetter(text[i]))
            {
                while (i < text.Length && char.IsLetter(text[i])) i++;
                var word = text[start..i];
                if (IsFiller(word)) continue;
                if (count == tokens.Length) return 0;
                var month = Month(word);
                tokens[count++] = new DateToken(month > 0 ? DateTokenKind.Month : DateTokenKind.Other, month, start, i - start);
            }
            else
            {
                i++;
            }
        }

        return count;
    }

    private static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) return 0;
        // Older files abbreviate September as SET.
        if (word.StartsWith("SET", StringComparison.OrdinalIgnoreCase)) return 9;
        for (var i = 0; i < Months.Length; i++)
        {
            if (Months[i].Spanish.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || Months[i].English.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || (i == 8 && word.StartsWith("SEP", StringComparison.OrdinalIgnoreCase))) return i + 1;
        }

        return 0;
    }

    private static bool IsFiller(ReadOnlySpan<char> word)
    {
        if (word.Equals("DE", StringComparison.OrdinalIgnoreCase) || word.Equals("DEL", StringComparison.OrdinalIgnoreCase)) return true;
        // MAR is March, never Tuesday.
        var isShort = word.Length == 3 && !word.Equals("MAR", StringComparison.OrdinalIgnoreCase);
        foreach (var day in Weekdays)
        {
            if (word.Equals(day, StringComparison.OrdinalIgnoreCase)) return true;
            if (isShort && day.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
