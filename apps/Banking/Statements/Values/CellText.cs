namespace FinanceTracker.Banking.Statements.Values;

/// <summary>Takes the packing off a cell.</summary>
internal static class CellText
{
    /// <summary>
    /// Without white space and wrapping: <c>'02092026'</c> (Santander), <c>="0123"</c> and a leading apostrophe (spreadsheets' text mark).
    /// </summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text[0] is not ('\'' or '"' or '=')) return text;
        if (text.Length >= 3 && text[0] == '=' && text[1] == '"' && text[^1] == '"') return text[2..^1].Trim();
        if (text[0] is not ('\'' or '"')) return text;
        var quote = text[0];
        text = text[1..];
        if (!text.IsEmpty && text[^1] == quote) text = text[..^1];
        return text.Trim();
    }

    /// <summary>The same as text; null when nothing is left.</summary>
    public static string? OrNull(string text)
    {
        var bare = Bare(text);
        if (bare.IsEmpty || bare is "-") return null;
        return bare.Length == text.Length ? text : bare.ToString();
    }
}
