using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>What people write on lines, wherever they write it.</summary>
internal static class Annotations
{
    private const int LongestNote = 1000;
    private const int MostTags = 20;
    private const int LongestTag = 40;

    /// <summary>Notes a note that is too long.</summary>
    public static FieldErrors WhenBadNote(this FieldErrors errors, string? note, string field) =>
        errors.When(note is { Length: > LongestNote }, field, "A lo más 1000 caracteres.", "At most 1000 characters.");

    /// <summary>Notes tags that are too many, empty or too long.</summary>
    public static FieldErrors WhenBadTags(this FieldErrors errors, IReadOnlyList<string?>? tags, string field) =>
        errors.When(tags is { Count: > MostTags } || tags?.Any(t => t is not { Length: > 0 and <= LongestTag }) == true, field, "A lo más 20, de 1 a 40 caracteres.", "At most 20, of 1 to 40 characters.");
}
