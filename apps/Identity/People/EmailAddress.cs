using System.Security.Cryptography;
using System.Text;

namespace FinanceTracker.Identity.People;

/// <summary>
/// One spelling for one mailbox: trimmed, NFC, lower case. Dots and plus signs stay: only the mail provider knows what they mean.
/// </summary>
public static class EmailAddress
{
    /// <summary>RFC 5321 section 4.5.3.1.3, less the angle brackets.</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;

    /// <summary>The one spelling of whatever was typed, address or not; empty for nothing and for absurd lengths.</summary>
    public static string Normalise(string? text)
    {
        if (text is null || text.Length > 2 * MaxLength || !IsWellFormed(text)) return "";
        return text.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }

    /// <summary>True when the normalised text can be a mailbox. Whether it exists, only a letter to it can tell.</summary>
    public static bool IsAddress(string normalised)
    {
        var at = normalised.LastIndexOf('@');
        if (at is < 1 or > MaxLocalLength || normalised.Length > MaxLength) return false;
        if (normalised.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '<' or '>' or '(' or ')' or ',' or ';' or ':' or '\\')) return false;
        var (local, domain) = (normalised[..at], normalised[(at + 1)..]);
        var labels = domain.Split('.');
        return !local.Contains('@', StringComparison.Ordinal) && !local.StartsWith('.') && !local.EndsWith('.')
            && !local.Contains("..", StringComparison.Ordinal)
            && labels.Length >= 2 && Array.TrueForAll(labels, IsLabel);
    }

    /// <summary>SHA-256 of the normalised text: the key under which attempts are counted, for addresses that exist and that do not.</summary>
    public static byte[] Hash(string normalised) => SHA256.HashData(Encoding.UTF8.GetBytes(normalised));

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-');

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) return false;
        }

        return true;
    }
}
