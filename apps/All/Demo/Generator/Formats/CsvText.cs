using System.Globalization;
using System.Text;

namespace FinanceTracker.All.Demo.Generator.Formats;

/// <summary>The few things every bank's CSV needs: quoting, line ends and money.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    /// <summary>Writes one line; a field with a comma or a quote is quoted (RFC 4180).</summary>
    public CsvText Line(params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(Quoted(fields[i]));
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>The bytes in the encoding the bank uses.</summary>
    public byte[] ToBytes(Encoding encoding) => [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];

    /// <summary>1,234.50: with thousands.</summary>
    public static string Grouped(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>1234.50: without.</summary>
    public static string Plain(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>The day in a format of digits.</summary>
    public static string Day(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(',', '"') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
