using System.Text;
using QRCoder;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>
/// Lines on letter pages, top to bottom, in the two Helveticas that every reader has: no font is carried and none is looked for on the
/// machine. A character outside their alphabet (Latin 1) is printed as a question mark.
/// </summary>
internal sealed class PdfPaper : IDisposable
{
    private const double Margin = 40;
    private const double Right = 612 - Margin;
    private const double QrModule = 2.2;
    private const double OffThePage = -100_000;
    private const int MostPages = 60;

    private static readonly Encoding Alphabet = Encoding.GetEncoding("iso-8859-1", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);
    private readonly PdfDocumentBuilder document = new();
    private readonly PdfDocumentBuilder.AddedFont plain;
    private readonly PdfDocumentBuilder.AddedFont bold;
    private PdfPageBuilder page;
    private double y;
    private int pages;

    public PdfPaper(string title)
    {
        document.DocumentInformation.Title = title;
        plain = document.AddStandard14Font(Standard14Font.Helvetica);
        bold = document.AddStandard14Font(Standard14Font.HelveticaBold);
        page = document.AddPage(PageSize.Letter);
        y = page.PageSize.Top - Margin;
    }

    /// <summary>The heading of the document.</summary>
    public void Title(string text) => Write(text, 15, bold, 22);

    /// <summary>The heading of a part.</summary>
    public void Section(string text)
    {
        Down(8);
        Write(text, 10.5, bold, 15);
    }

    /// <summary>A line that must not be overlooked.</summary>
    public void Warning(string text)
    {
        page.SetTextAndFillColor(176, 0, 32);
        Write(text, 9, bold, 12);
        page.ResetColor();
    }

    /// <summary>Running text.</summary>
    public void Text(string text) => Write(text, 9, plain, 12);

    /// <summary>Small print.</summary>
    public void Small(string text) => Write(text, 7, plain, 10);

    /// <summary>A name and its value; nothing when there is none.</summary>
    public void Pair(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) Write($"{name}: {value}", 9, plain, 12);
    }

    /// <summary>A long value in small print under its name.</summary>
    public void Long(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        Write(name, 7.5, bold, 10);
        Write(value, 5.5, plain, 7);
    }

    /// <summary>Text on the left and an amount on the right.</summary>
    public void Row(string text, string amount)
    {
        var clean = Clean(amount);
        var lines = Wrap(Clean(text), 9, plain, Right - Margin - 110);
        Down(12);
        page.AddText(clean, 9, new PdfPoint(Right - WidthOf(clean, 9, plain), y), plain);
        page.AddText(lines[0], 9, new PdfPoint(Margin, y), plain);
        foreach (var line in lines.Skip(1))
        {
            Down(11);
            page.AddText(line, 9, new PdfPoint(Margin, y), plain);
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
        page.SetTextAndFillColor(0, 0, 0);
        page.SetStrokeColor(0, 0, 0);
        for (var row = 0; row < modules.Count; row++)
        {
            var column = 0;
            while (column < modules.Count)
            {
                var run = 1;
                while (column + run < modules.Count && modules[row][column + run] == modules[row][column]) run++;
                if (modules[row][column]) page.DrawRectangle(new PdfPoint(Margin + (column * QrModule), y + size - ((row + 1) * QrModule)), run * QrModule, QrModule, 0, fill: true);
                column += run;
            }
        }
    }

    /// <summary>The finished file.</summary>
    public byte[] ToBytes() => document.Build();

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    private void Write(string text, double size, PdfDocumentBuilder.AddedFont font, double height)
    {
        foreach (var line in Wrap(Clean(text), size, font, Right - Margin))
        {
            Down(height);
            page.AddText(line, size, new PdfPoint(Margin, y), font);
        }
    }

    private void Down(double height)
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

        page = document.AddPage(PageSize.Letter);
        y = page.PageSize.Top - Margin - height;
    }

    private List<string> Wrap(string text, double size, PdfDocumentBuilder.AddedFont font, double width)
    {
        var lines = new List<string>();
        var rest = text;
        while (rest.Length > 0)
        {
            var fits = Fitting(rest, size, font, width);
            var cut = fits < rest.Length && rest.LastIndexOf(' ', fits - 1, Math.Min(fits, 40)) is > 0 and var space ? space : fits;
            lines.Add(rest[..cut]);
            rest = rest[cut..].TrimStart(' ');
        }

        return lines.Count == 0 ? [" "] : lines;
    }

    // How many characters fit: guessed by the mean width, then corrected.
    private int Fitting(string text, double size, PdfDocumentBuilder.AddedFont font, double width)
    {
        var count = Math.Min(text.Length, Math.Max(1, (int)(width / (size * 0.42))));
        while (count > 1 && WidthOf(text[..count], size, font) > width) count -= Math.Max(1, count / 40);
        return count;
    }

    private double WidthOf(string text, double size, PdfDocumentBuilder.AddedFont font) =>
        text.Length == 0 ? 0 : page.MeasureText(text, size, PdfPoint.Origin, font).Sum(l => l.Width);

    private static string Clean(string text)
    {
        var latin = Alphabet.GetString(Alphabet.GetBytes(text.Normalize(NormalizationForm.FormC)));
        return new string([.. latin.Select(c => c is >= ' ' and <= '~' or >= '\u00a1' and <= '\u00ff' ? c : ' ')]);
    }
}
