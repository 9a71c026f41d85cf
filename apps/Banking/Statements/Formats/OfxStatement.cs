using FinanceTracker.Banking.Statements.Decoding;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>OFX 1.x (SGML) and 2.x (XML), read alike: leaves may or may not be closed. Bank and card statements; investments are another
/// matter.</summary>
internal static class OfxStatement
{
    private const int HeadCharacters = 8 * 1024;

    public static bool Is(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, HeadCharacters));
        return head.Contains("OFXHEADER", StringComparison.OrdinalIgnoreCase) || head.Contains("<OFX>", StringComparison.OrdinalIgnoreCase);
    }

    public static Result<Statement> Read(DecodedText decoded, StatementReadOptions options)
    {
        var draft = new StatementDraft(options);
        var walk = new OfxWalk(draft);
        foreach (var tag in new OfxTags(decoded.Text).All())
        {
            walk.Take(tag);
            if (draft.IsFull) break;
        }

        walk.End();
        if (!draft.HasAccounts) return StatementProblems.NotAStatement;
        return draft.Finish("ofx", Encoding(decoded));
    }

    // Plain ASCII is what the header says it is: CHARSET:1252 (1.x) or encoding="UTF-8" (2.x).
    private static string Encoding(DecodedText decoded)
    {
        if (!decoded.IsAscii && decoded.Encoding is not ("latin-1" or "cp1252")) return decoded.Encoding;
        var head = decoded.Text.AsSpan(0, Math.Min(decoded.Text.Length, 1024));
        return head.Contains("CHARSET:1252", StringComparison.OrdinalIgnoreCase) || !decoded.IsAscii ? "cp1252" : "utf-8";
    }
}
