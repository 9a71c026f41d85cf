using System.Net;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>A tag with the text up to the next one.</summary>
internal readonly record struct OfxTag(string Name, string Value, int Line, bool Closes);

/// <summary>The tags of an OFX text in order. No entity beyond HTML's is known, so nothing can expand.</summary>
internal sealed class OfxTags(string text)
{
    private const int LongestName = 40;

    public IEnumerable<OfxTag> All()
    {
        var line = 1;
        var counted = 0;
        for (var open = text.IndexOf('<', StringComparison.Ordinal); open >= 0;)
        {
            var close = text.IndexOf('>', open);
            if (close < 0) yield break;
            var next = text.IndexOf('<', close);
            line += LineEnds(text.AsSpan(counted, open - counted));
            counted = open;
            var name = text.AsSpan(open + 1, close - open - 1).Trim();
            var closes = name.StartsWith("/");
            if (closes) name = name[1..];
            if (name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]))
            {
                var value = closes ? "" : Value(text.AsSpan(close + 1, (next < 0 ? text.Length : next) - close - 1));
                yield return new OfxTag(name.ToString().ToUpperInvariant(), value, line, closes);
            }

            open = next;
        }
    }

    private static string Value(ReadOnlySpan<char> raw)
    {
        var value = raw.Trim();
        if (value.IsEmpty) return "";
        return value.Contains('&') ? WebUtility.HtmlDecode(value.ToString()) : value.ToString();
    }

    private static int LineEnds(ReadOnlySpan<char> span)
    {
        var feeds = span.Count('\n');
        return feeds > 0 ? feeds : span.Count('\r');
    }
}
