using System.Text;

namespace FinanceTracker.Banking.Statements.Decoding;

/// <summary>Repairs text that was UTF-8, read as windows-1252 and written again: <c>DescripciÃ³n</c> is <c>Descripción</c>.</summary>
internal static class DoublyEncoded
{
    private static readonly Encoding Cp1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Repair(string text)
    {
        // Spanish never has Ã or Â before such a sign, so pairs are safe to join; twice, because some files went round twice.
        for (var round = 0; round < 2 && text.AsSpan().IndexOfAny('Ã', 'Â') >= 0; round++) text = Once(text);
        return text;
    }

    private static string Once(string text)
    {
        var repaired = new StringBuilder(text.Length);
        Span<byte> second = stackalloc byte[4];
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i++];
            if (c is 'Ã' or 'Â' && i < text.Length && text[i] > '\u007F'
                && Cp1252.GetBytes(text.AsSpan(i, 1), second) == 1 && second[0] is >= 0x80 and <= 0xBF)
            {
                repaired.Append((char)((c == 'Ã' ? 0xC0 : 0x80) + (second[0] & 0x3F)));
                i++;
            }
            else
            {
                repaired.Append(c);
            }
        }

        return repaired.ToString();
    }
}
