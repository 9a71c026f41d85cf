using FinanceTracker.Banking.Statements.Decoding;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>SWIFT MT940, one or several statements in a file.</summary>
internal static class Mt940Statement
{
    public static bool Is(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 16 * 1024));
        return head.Contains(":20:", StringComparison.Ordinal) && (head.Contains(":60F:", StringComparison.Ordinal)
            || head.Contains(":60M:", StringComparison.Ordinal));
    }

    public static Result<Statement> Read(DecodedText decoded, StatementReadOptions options)
    {
        var draft = new StatementDraft(options);
        var walk = new Mt940Walk(draft);
        foreach (var field in Fields(decoded.Text))
        {
            walk.Take(field);
            if (draft.IsFull) break;
        }

        walk.End();
        if (!draft.HasAccounts) return StatementProblems.NotAStatement;
        return draft.Finish("mt940", decoded.IsAscii ? "ascii" : decoded.Encoding);
    }

    private static IEnumerable<Mt940Field> Fields(string text)
    {
        var (tag, value, start, line) = ("", new List<string>(), 0, 0);
        foreach (var raw in Lines(text))
        {
            line++;
            if (TagOf(raw) is { } next)
            {
                if (tag.Length > 0) yield return new Mt940Field(tag, value, start);
                (tag, value, start) = (next.Tag, [next.Text], line);
            }
            else if (raw.StartsWith("{1:", StringComparison.Ordinal) || raw.StartsWith("-}", StringComparison.Ordinal) || raw is "-")
            {
                if (tag.Length > 0) yield return new Mt940Field(tag, value, start);
                tag = "";
                if (raw[0] == '{') yield return new Mt940Field("1", [raw], line);
            }
            else if (tag.Length > 0 && raw.Length > 0)
            {
                value.Add(raw);
            }
        }

        if (tag.Length > 0) yield return new Mt940Field(tag, value, start);
    }

    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line) yield return line.Trim();
    }

    private static (string Tag, string Text)? TagOf(string line)
    {
        if (line.Length < 4 || line[0] != ':' || !char.IsAsciiDigit(line[1]) || !char.IsAsciiDigit(line[2])) return null;
        var end = line.IndexOf(':', 3);
        return end is 3 or 4 ? (line[1..end], line[(end + 1)..]) : null;
    }
}

/// <summary>A tagged field with its continuation lines.</summary>
internal sealed record Mt940Field(string Tag, IReadOnlyList<string> Lines, int Line);
