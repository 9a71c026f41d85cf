using System.Buffers;
using System.Globalization;
using System.Text;

namespace FinanceTracker.Platform.Text;

/// <summary>Folding of bank text, shared by search, duplicate detection and categorisation so that all three agree.</summary>
public static class Fold
{
    /// <summary>Upper case without accents, white space collapsed; ñ becomes N. Letters, digits and punctuation stay.</summary>
    public static string Upper(string text)
    {
        // Most bank text is plain ASCII, which has nothing to decompose.
        var decomposed = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(decomposed.Length);
        var space = false;
        foreach (var c in decomposed)
        {
            if (!char.IsAscii(c) && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                space = folded.Length > 0;
                continue;
            }

            if (space) folded.Append(' ');
            space = false;
            folded.Append(char.ToUpperInvariant(c));
        }

        return folded.ToString();
    }
}

/// <summary>
/// The key under which two bank lines of one merchant and purpose agree: folded, with references, dates, authorisation numbers
/// and store numbers taken out. One correction of a line holds for every line with the same key.
/// </summary>
public static class DescriptorKey
{
    /// <summary>Version of the rules; stored beside keys so that a change can rebuild them.</summary>
    public const int Version = 1;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" ,;:/#|()[]\"'");

    /// <summary>The key of <paramref name="descriptor"/>; never longer than 80 characters. A line of digits alone keeps them.</summary>
    public static string Of(string descriptor) => OfFolded(Fold.Upper(descriptor));

    /// <summary>The key of a text that <see cref="Fold.Upper"/> has folded.</summary>
    public static string OfFolded(string folded)
    {
        var key = new StringBuilder(folded.Length);
        foreach (var range in folded.AsSpan().SplitAny(Separators))
        {
            var token = folded.AsSpan()[range].Trim(".-*_=");
            if (token.IsEmpty || IsNoise(token)) continue;
            if (key.Length > 0) key.Append(' ');
            key.Append(token);
        }

        if (key.Length == 0) key.Append(folded);
        return key.Length <= 80 ? key.ToString() : key.ToString(0, 80).TrimEnd();
    }

    // A token is noise when it is a reference rather than a name: mostly digits, or a label that announces a reference.
    private static bool IsNoise(ReadOnlySpan<char> token)
    {
        var digits = 0;
        foreach (var c in token)
        {
            if (char.IsAsciiDigit(c)) digits++;
        }

        if (digits == token.Length) return true;
        if (digits >= 4 || (digits >= 2 && digits * 2 >= token.Length)) return true;
        return token is "REF" or "AUT" or "AUTORIZACION" or "REFERENCIA" or "NUMERICA" or "RFC" or "CVE" or "RASTREO" or "FOLIO" or "SUC";
    }
}
