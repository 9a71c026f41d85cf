using System.Buffers;
using System.Text;

namespace FinanceTracker.Platform.Spreadsheets;

/// <summary>Text as the parts of a workbook hold it.</summary>
public static class XlsxText
{
    private const int Longest = 32_000;
    private static readonly SearchValues<char> Plain = SearchValues.Create(" ,.;:-/()#*ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789áéíóúüñÁÉÍÓÚÜÑ");

    /// <summary>A, B … Z, AA.</summary>
    public static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>Appends text: what XML 1.0 cannot hold is left out; "_x" begins an escape of Excel's own and is escaped itself (ECMA-376, 22.9.2.19).</summary>
    public static StringBuilder Append(StringBuilder xml, string text)
    {
        if (text.Length <= Longest && !text.AsSpan().ContainsAnyExcept(Plain)) return xml.Append(text);
        var before = '\0';
        foreach (var rune in (text.Length > Longest ? text[..Longest] : text).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': xml.Append("&amp;"); break;
                case '<': xml.Append("&lt;"); break;
                case '>': xml.Append("&gt;"); break;
                case '"': xml.Append("&quot;"); break;
                case 'x' when before == '_': xml.Append("x005F_x"); break;
                case >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n': xml.Append(rune); break;
                default: continue;
            }

            before = rune.Value == '_' ? '_' : '\0';
        }

        return xml;
    }
}
