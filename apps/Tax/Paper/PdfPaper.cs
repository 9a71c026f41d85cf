using System.Text;
using QRCoder;

namespace FinanceTracker.Tax.Paper;

/// <summary>
/// Lines on letter pages, top to bottom, in the two Helveticas that every reader has: no font is carried and none is looked for on the
/// machine. A character outside their alphabet (Latin 1) is printed as a question mark.
/// </summary>
internal sealed class PdfPaper
{
    private const decimal Margin = 40;
    private const decimal Right = PdfFile.Width - Margin;
    private const decimal QrModule = 2.2m;
    private const decimal OffThePage = -100_000;
    private const int MostPages = 60;

    private static readonly Encoding Alphabet = Encoding.GetEncoding("iso-8859-1", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);
    private readonly PdfFile file;
    private decimal y = PdfFile.Height - Margin;
    private int pages;

    public PdfPaper(string title)
    {
        file = new PdfFile(title);
        file.AddPage();
    }

    /// <summary>The heading of the document.</summary>
    public void Title(string text) => Write(text, 15, isBold: true, 22);

    /// <summary>The heading of a part.</summary>
    public void Section(string text)
    {
        Down(8);
        Write(text, 10.5m, isBold: true, 15);
    }

    /// <summary>A line that must not be overlooked.</summary>
    public void Warning(string text)
    {
        foreach (var line in Wrap(Clean(text), 9, isBold: true, Right - Margin))
        {
            Down(12);
            file.Text(line, 9, Margin, y, isBold: true, isRed: true);
        }
    }

    /// <summary>Running text.</summary>
    public void Text(string text) => Write(text, 9, isBold: false, 12);

    /// <summary>Small print.</summary>
    public void Small(string text) => Write(text, 7, isBold: false, 10);

    /// <summary>A name and its value; nothing when there is none.</summary>
    public void Pair(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) Write($"{name}: {value}", 9, isBold: false, 12);
    }

    /// <summary>A long value in small print under its name.</summary>
    public void Long(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        Write(name, 7.5m, isBold: true, 10);
        Write(value, 5.5m, isBold: false, 7);
    }

    /// <summary>Text on the left and an amount on the right.</summary>
    public void Row(string text, string amount)
    {
        var clean = Clean(amount);
        var lines = Wrap(Clean(text), 9, isBold: false, Right - Margin - 110);
        Down(12);
        file.Text(clean, 9, Right - PdfFile.WidthOf(clean, 9, isBold: false), y, isBold: false);
        file.Text(lines[0], 9, Margin, y, isBold: false);
        foreach (var line in lines.Skip(1))
        {
            Down(11);
            file.Text(line, 9, Margin, y, isBold: false);
        }
    }

    /// <summary>A QR code at the left margin.</summary>
    public void Qr(string content)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var size = modules.Count * QrModule;
        Down(size + 4);
        for (var row = 0; row < modules.Count; row++)
        {
            var column = 0;
            while (column < modules.Count)
            {
                var run = 1;
                while (column + run < modules.Count && modules[row][column + run] == modules[row][column]) run++;
                if (modules[row][column]) file.Fill(Margin + (column * QrModule), y + size - ((row + 1) * QrModule), run * QrModule, QrModule);
                column += run;
            }
        }
    }

    /// <summary>The finished file.</summary>
    public byte[] ToBytes() => file.ToBytes();

    private void Write(string text, decimal size, bool isBold, decimal height)
    {
        foreach (var line in Wrap(Clean(text), size, isBold, Right - Margin))
        {
            Down(height);
            file.Text(line, size, Margin, y, isBold);
        }
    }

    private void Down(decimal height)
    {
        if (y - height >= Margin)
        {
            y -= height;
            return;
        }

        if (++pages >= MostPages)
        {
            y = OffThePage; // the rest is in the XML
            return;
        }

        file.AddPage();
        y = PdfFile.Height - Margin - height;
    }

    /// <summary>The lines of a text within a width; never none.</summary>
    internal static List<string> Wrap(string text, decimal size, bool isBold, decimal width)
    {
        var lines = new List<string>();
        var rest = text;
        while (rest.Length > 0)
        {
            var fits = Fitting(rest, size, isBold, width);
            var cut = fits < rest.Length && rest.LastIndexOf(' ', fits - 1, Math.Min(fits, 40)) is > 0 and var space ? space : fits;
            lines.Add(rest[..cut]);
            rest = rest[cut..].TrimStart(' ');
        }

        return lines.Count == 0 ? [" "] : lines;
    }

    // How many characters fit: guessed by the mean width, then corrected.
    private static int Fitting(string text, decimal size, bool isBold, decimal width)
    {
        var count = Math.Min(text.Length, Math.Max(1, (int)(width / (size * 0.42m))));
        while (count > 1 && PdfFile.WidthOf(text[..count], size, isBold) > width) count -= Math.Max(1, count / 40);
        return count;
    }

    /// <summary>As much of a text as fits on one line.</summary>
    internal static string Fit(string text, decimal size, decimal width) => Wrap(text, size, isBold: true, width)[0];

    /// <summary>What the alphabet of the fonts has of a text.</summary>
    internal static string Clean(string text)
    {
        var latin = Alphabet.GetString(Alphabet.GetBytes(text.Normalize(NormalizationForm.FormC)));
        return new string([.. latin.Select(c => c is >= ' ' and <= '~' or >= '\u00a1' and <= '\u00ff' ? c : ' ')]);
    }
}
