using System.Buffers;
using System.Text;

namespace FinanceTracker.Banking.Statements.Decoding;

/// <summary>The text of a file and the encoding it was in.</summary>
/// <param name="Text">Without byte order mark, NULs and the old end-of-file mark; doubly encoded accents repaired.</param>
/// <param name="Encoding">Name as reported to the person.</param>
/// <param name="IsAscii">True when any of the usual encodings would have read the same.</param>
internal sealed record DecodedText(string Text, string Encoding, bool IsAscii)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);
    private static readonly Encoding Cp1252 = Provider(1252);
    private static readonly (Encoding Encoding, string Name)[] Others = [(Provider(850), "cp850"), (Provider(10000), "mac-roman")];
    private static readonly SearchValues<char> Dirt = SearchValues.Create('\0', '\u001A', '\uFEFF');

    public static DecodedText Of(ReadOnlySpan<byte> bytes)
    {
        var (text, encoding, ascii) = Decode(bytes);
        if (text.StartsWith("ï»¿", StringComparison.Ordinal)) text = text[3..];
        if (text.AsSpan().ContainsAny(Dirt)) text = WithoutDirt(text);
        return new DecodedText(DoublyEncoded.Repair(text), encoding, ascii);
    }

    private static (string Text, string Encoding, bool Ascii) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            var rest = bytes[3..];
            return IsUtf8(rest) ? (StrictUtf8.GetString(rest), "utf-8-sig", false) : SingleByte(rest);
        }

        var wide = WideEncoding(bytes);
        if (wide is not null) return wide.Value;
        // A mark of UTF-16 in front of single bytes: the mark is wrong, the text is not.
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF])) bytes = bytes[2..];
        if (Ascii.IsValid(bytes)) return (System.Text.Encoding.ASCII.GetString(bytes), "utf-8", true);
        return IsUtf8(bytes) ? (StrictUtf8.GetString(bytes), "utf-8", false) : SingleByte(bytes);
    }

    private static (string Text, string Encoding, bool Ascii)? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = NulShares(bytes);
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) && odd > 0.2) return (System.Text.Encoding.Unicode.GetString(bytes[2..]), "utf-16", false);
        if (bytes.StartsWith<byte>([0xFE, 0xFF]) && even > 0.2)
            return (System.Text.Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16", false);
        if (odd > 0.6 && even < 0.1) return (System.Text.Encoding.Unicode.GetString(bytes), "utf-16-le", false);
        if (even > 0.6 && odd < 0.1) return (System.Text.Encoding.BigEndianUnicode.GetString(bytes), "utf-16-be", false);
        return null;
    }

    private static (double Even, double Odd) NulShares(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        var even = 0;
        var odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        var half = Math.Max(1, sample.Length / 2);
        return ((double)even / half, (double)odd / half);
    }

    // Old Excel for DOS and for Macintosh still write CSV in their own code pages: the one that yields most Spanish letters inside words
    // is right.
    private static (string Text, string Encoding, bool Ascii) SingleByte(ReadOnlySpan<byte> bytes)
    {
        var text = Cp1252.GetString(bytes);
        var name = bytes.ContainsAnyInRange<byte>(0x80, 0x9F) ? "cp1252" : "latin-1";
        var best = SpanishLetters(text);
        foreach (var (encoding, otherName) in Others)
        {
            var other = encoding.GetString(bytes);
            var score = SpanishLetters(other);
            if (score <= best) continue;
            (text, name, best) = (other, otherName, score);
        }

        return (text, name, false);
    }

    private static int SpanishLetters(string text)
    {
        var count = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] > '\u007F' && "áéíóúñüÁÉÍÓÚÑÜ".Contains(text[i], StringComparison.Ordinal)
                && char.IsAsciiLetter(text[i - 1])) count++;
        }

        return count;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static string WithoutDirt(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Dirt.Contains(c)) clean.Append(c);
        }

        return clean.ToString();
    }

    private static Encoding Provider(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
}
