using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FinanceTracker.Tax.Paper;

/// <summary>
/// A PDF 1.4 of text and rectangles in the two Helveticas that every reader has (ISO 32000-1, 9.6.2.2), in WinAnsi: the libraries at hand
/// write those fonts without accents, and carrying a font would be heavier than the whole print.
/// </summary>
internal sealed class PdfFile(string title, bool isWide = false)
{
    /// <summary>Letter, in points.</summary>
    public const decimal Width = 612;

    /// <summary>Letter, in points.</summary>
    public const decimal Height = 792;

    // Helvetica's advance widths of the characters from space to tilde, in thousandths (Adobe's core metrics).
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private readonly List<StringBuilder> pages = [];
    private int current = -1;

    /// <summary>Letter on its side is as wide as letter is high.</summary>
    public decimal PageWidth => isWide ? Height : Width;

    /// <summary>The other side of it.</summary>
    public decimal PageHeight => isWide ? Width : Height;

    /// <summary>How many pages there are.</summary>
    public int Pages => pages.Count;

    /// <summary>Starts a page; everything after goes on it.</summary>
    public void AddPage()
    {
        pages.Add(new StringBuilder());
        current = pages.Count - 1;
    }

    /// <summary>Goes back to a page; everything after goes on it.</summary>
    public void GoTo(int page) => current = page;

    /// <summary>Text with its baseline at a place measured from the lower left corner.</summary>
    public void Text(string text, decimal size, decimal x, decimal y, bool isBold, bool isRed = false)
    {
        var page = pages[current];
        page.Append(CultureInfo.InvariantCulture, $"BT {(isRed ? "0.69 0 0.13" : "0 0 0")} rg /F{(isBold ? 2 : 1)} {size:0.##} Tf {x:0.##} {y:0.##} Td (");
        foreach (var c in text)
        {
            if (c is '(' or ')' or '\\') page.Append('\\');
            page.Append(c);
        }

        page.Append(") Tj ET\n");
    }

    /// <summary>A black rectangle.</summary>
    public void Fill(decimal x, decimal y, decimal width, decimal height) =>
        pages[current].Append(CultureInfo.InvariantCulture, $"0 0 0 rg {x:0.##} {y:0.##} {width:0.##} {height:0.##} re f\n");

    /// <summary>How wide a text is; bold is a little wider.</summary>
    public static decimal WidthOf(string text, decimal size, bool isBold)
    {
        var sum = 0;
        foreach (var c in text) sum += c is >= ' ' and <= '~' ? Widths[c - ' '] : 556;
        return sum * size * (isBold ? 1.06m : 1m) / 1000m;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write(file, "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        Object(file, places, "<< /Type /Catalog /Pages 2 0 R >>");
        var kids = string.Join(' ', pages.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{6 + (2 * i)} 0 R")));
        Object(file, places, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} /MediaBox [0 0 {PageWidth} {PageHeight}] >>"));
        Object(file, places, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        Object(file, places, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
        Object(file, places, $"<< /Title <{Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(title)])}> >>");
        foreach (var page in pages) Page(file, places, page);
        var start = file.Position;
        Write(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places) Write(file, string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        Write(file, string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private static void Page(MemoryStream file, List<long> places, StringBuilder content)
    {
        var stream = new MemoryStream();
        using (var zip = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(Encoding.Latin1.GetBytes(content.ToString()));
        Object(file, places, string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {places.Count + 2} 0 R >>"));
        places.Add(file.Position);
        Write(file, string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n<< /Length {stream.Length} /Filter /FlateDecode >>\nstream\n"));
        stream.WriteTo(file);
        Write(file, "\nendstream\nendobj\n");
    }

    private static void Object(MemoryStream file, List<long> places, string body)
    {
        places.Add(file.Position);
        Write(file, string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{body}\nendobj\n"));
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
