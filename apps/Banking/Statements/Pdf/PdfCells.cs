using System.Text.RegularExpressions;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>An amount with its place.</summary>
internal readonly record struct PdfMoney(decimal Value, bool IsSigned, int Left, int Right, int FirstWord, int LastWord);

/// <summary>Finds amounts in a line: only what has two decimals is money, and "$", signs and CR may stand apart from the digits.</summary>
internal static partial class PdfAmounts
{
    /// <summary>The amounts of a line, left to right.</summary>
    public static List<PdfMoney> In(IReadOnlyList<PdfWord> words)
    {
        List<PdfMoney> found = [];
        var next = 0;
        while (next < words.Count)
        {
            var (first, last) = (next, next);
            next++;
            if (!Digits().IsMatch(words[first].Text)) continue;
            while (first > 0 && IsPrefix(words[first - 1].Text) && IsNear(words[first - 1], words[first]) && (found.Count == 0 || found[^1].LastWord < first - 1)) first--;
            while (last + 1 < words.Count && IsSuffix(words[last + 1].Text) && IsNear(words[last], words[last + 1])) last++;
            var text = string.Concat(words.Skip(first).Take(last - first + 1).Select(w => w.Text));
            if (!AmountText.TryRead(text, '.', out var value, out _)) continue;
            found.Add(new PdfMoney(value, text.AsSpan().IndexOfAny("+-−–(") >= 0, words[first].Left, words[last].Right, first, last));
            next = last + 1;
        }

        return found;
    }

    private static bool IsPrefix(string text) => text is "$" or "-" or "+" or "−" or "–" or "-$" or "+$" or "MXN" or "(" or "($";

    private static bool IsSuffix(string text) => text is "-" or "+" or "CR" or "DR" or "MXN" or "M.N." or ")";

    private static bool IsNear(PdfWord a, PdfWord b) => b.Left - a.Right <= Math.Max(a.Size, b.Size) * 3 / 2;

    [GeneratedRegex(@"^(?:MXN|M\.N\.)?[-+−–(]{0,2}\$?[-+−–]?(?:\d{1,3}(?:,\d{3})+|\d{1,9})?\.\d{2}\)?[-+−–]?(?:CR|DR)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Digits();
}
