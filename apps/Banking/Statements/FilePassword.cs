namespace FinanceTracker.Banking.Statements;

/// <summary>
/// The password of a file, as long as the file is being read and no longer: it is never stored, and it never shows in a log or a debugger,
/// because its text is three stars.
/// </summary>
public sealed class FilePassword
{
    private const int Longest = 127;
    private readonly string text;

    private FilePassword(string text) => this.text = text;

    /// <summary>The password that was sent, or null when none was.</summary>
    public static FilePassword? From(string? sent) => string.IsNullOrWhiteSpace(sent) || sent.Length > Longest ? null : new FilePassword(sent);

    /// <inheritdoc/>
    public override string ToString() => "***";

    /// <summary>As sent, and as an RFC is printed.</summary>
    internal IReadOnlyList<string> Spellings() => [.. new[] { text, text.Trim(), text.Trim().ToUpperInvariant(), text.Trim().ToLowerInvariant() }.Distinct(StringComparer.Ordinal)];
}
