using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FinanceTracker.Banking.Tests.Statements.Pdf;

/// <summary>A small printer of PDFs: text in Helvetica at a place, left or right aligned, on as many pages as asked for.</summary>
internal sealed class PdfPaper
{
    private readonly List<StringBuilder> pages = [];

    /// <summary>Packs the pages' contents as real printers do.</summary>
    public bool IsPacked { get; init; } = true;

    /// <summary>Puts objects of one's own (a picture, a script) into the file, from object 4 on.</summary>
    public List<string> Extras { get; } = [];

    /// <summary>What the catalogue holds besides its pages.</summary>
    public string Catalogue { get; set; } = "";

    public int Pages => pages.Count;

    public void NewPage() => pages.Add(new StringBuilder());

    /// <summary>Prints from <paramref name="x"/> to the right.</summary>
    public void Left(decimal x, decimal y, string text, decimal size = 8)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n");
    }

    /// <summary>Prints up to <paramref name="x"/>; for digits and their signs.</summary>
    public void Right(decimal x, decimal y, string text, decimal size = 8) => Left(x - Width(text, size), y, text, size);

    /// <summary>Draws with operators of one's own.</summary>
    public void Draw(string operators) => pages[^1].Append(operators).Append('\n');

    /// <summary>The file.</summary>
    public byte[] Print(PdfLock? lockedBy = null)
    {
        var file = new PdfFile(lockedBy);
        var first = 4 + Extras.Count;
        file.Add($"<< /Type /Catalog /Pages 2 0 R {Catalogue} >>");
        file.Add($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{first + (i * 2)} 0 R"))}] >>");
        file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        foreach (var extra in Extras) file.Add(extra);
        foreach (var (page, i) in pages.Select((p, i) => (p, i)))
        {
            file.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {first + (i * 2) + 1} 0 R >>");
            file.AddStream(Samples.Cp1252.GetBytes(page.ToString()), IsPacked);
        }

        return file.Finish();
    }

    // Widths of Helvetica in thousandths (Adobe Font Metrics), of the signs that amounts are made of.
    private static decimal Width(string text, decimal size) => size / 1000 * text.Sum(c => c switch
    {
        ',' or '.' or ' ' => 278,
        '-' or '(' or ')' => 333,
        '+' => 584,
        _ => 556,
    });
}

/// <summary>Objects, their places, and the table that says where they are.</summary>
internal sealed class PdfFile(PdfLock? lockedBy)
{
    private readonly List<byte> bytes = [];
    private readonly List<long> places = [];

    public void Add(string body) => Put(Encoding.Latin1.GetBytes(body));

    public void AddStream(byte[] content, bool packed)
    {
        if (packed)
        {
            using var packing = new MemoryStream();
            using (var zlib = new ZLibStream(packing, CompressionLevel.Fastest, true)) zlib.Write(content);
            content = packing.ToArray();
        }

        if (lockedBy is not null) content = lockedBy.Encrypt(content, places.Count + 1);
        Put([.. Encoding.Latin1.GetBytes($"<< /Length {content.Length} {(packed ? "/Filter /FlateDecode " : "")}>>\nstream\n"), .. content, .. "\nendstream"u8]);
    }

    public byte[] Finish()
    {
        if (lockedBy is not null) Add(lockedBy.Dictionary);
        var table = bytes.Count + Start.Length;
        var text = new StringBuilder($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        var lockText = lockedBy is null ? "" : $"/Encrypt {places.Count} 0 R /ID [<{lockedBy.Id}> <{lockedBy.Id}>] ";
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R {lockText}>>\nstartxref\n{table}\n%%EOF\n");
        return [.. Start, .. bytes, .. Encoding.Latin1.GetBytes(text.ToString())];
    }

    private static byte[] Start => [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n'];

    private void Put(byte[] body)
    {
        places.Add(bytes.Count + Start.Length);
        bytes.AddRange(Encoding.Latin1.GetBytes($"{places.Count} 0 obj\n"));
        bytes.AddRange(body);
        bytes.AddRange("\nendobj\n"u8);
    }
}
