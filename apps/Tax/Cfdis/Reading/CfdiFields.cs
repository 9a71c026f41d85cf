using System.Globalization;

namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>
/// Reads attributes as what they are. A value that is not of its type is no error here: it is noted and read as null, so that a
/// document with one bad amount is still kept, shown and flagged.
/// </summary>
internal sealed class CfdiFields
{
    private const int MostNoted = 20;
    private const int LongestText = 1000;

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd"];
    private readonly List<UnreadableField> unreadable = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<UnreadableField> Unreadable => unreadable;

    /// <summary>Text without blanks around it; null when missing or empty.</summary>
    public static string? Text(CfdiNode? node, string attribute)
    {
        var value = node?[attribute]?.Trim();
        return string.IsNullOrEmpty(value) ? null : value.Length > LongestText ? value[..LongestText] : value;
    }

    /// <summary>Text of any length (seals, certificates).</summary>
    public static string? LongText(CfdiNode? node, string attribute) => node?[attribute] is { Length: > 0 } value ? value : null;

    /// <summary>An amount: digits and a point, nothing else (no sign, comma or exponent).</summary>
    public decimal? Amount(CfdiNode? node, string attribute) => Number(node, attribute, NumberStyles.AllowDecimalPoint);

    /// <summary>An amount that may be negative, where SAT allows it.</summary>
    public decimal? SignedAmount(CfdiNode? node, string attribute) => Number(node, attribute, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign);

    /// <summary>A small whole number.</summary>
    public int? Whole(CfdiNode? node, string attribute)
    {
        if (Text(node, attribute) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return value;
        Note(node!, attribute, text);
        return null;
    }

    /// <summary>A local date and time without zone.</summary>
    public DateTime? Instant(CfdiNode? node, string attribute)
    {
        if (Text(node, attribute) is not { } text) return null;
        if (DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) && value.Year is >= 2000 and < 2200)
            return DateTime.SpecifyKind(value, DateTimeKind.Unspecified);
        Note(node!, attribute, text);
        return null;
    }

    /// <summary>A day.</summary>
    public DateOnly? Day(CfdiNode? node, string attribute) => Instant(node, attribute) is { } instant ? DateOnly.FromDateTime(instant) : null;

    /// <summary>A UUID in capitals; one that is none is noted and null.</summary>
    public string? Uuid(CfdiNode? node, string attribute)
    {
        if (Text(node, attribute) is not { } text) return null;
        if (AsUuid(text) is { } uuid) return uuid;
        Note(node!, attribute, text);
        return null;
    }

    /// <summary>The UUID in capitals, if it is one.</summary>
    public static string? AsUuid(string text) => Guid.TryParseExact(text, "D", out _) ? text.ToUpperInvariant() : null;

    private decimal? Number(CfdiNode? node, string attribute, NumberStyles styles)
    {
        if (node?[attribute] is not { } raw) return null;
        if (decimal.TryParse(raw.AsSpan().Trim(), styles, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000_000_000_000m) return value;
        Note(node, attribute, raw.Trim());
        return null;
    }

    private void Note(CfdiNode node, string attribute, string value)
    {
        if (unreadable.Count < MostNoted) unreadable.Add(new UnreadableField($"{node.Name}/@{attribute}", value.Length > 40 ? value[..40] : value));
    }
}
