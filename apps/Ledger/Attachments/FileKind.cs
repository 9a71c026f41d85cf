using System.Xml;

namespace FinanceTracker.Ledger.Attachments;

/// <summary>A kind of file that may be attached: told by content, never by the name that somebody gave it.</summary>
public sealed record FileKind(string MediaType, string Extension, IReadOnlyList<string> Extensions)
{
    private const int MaxNameLength = 120;

    private static readonly FileKind Pdf = new("application/pdf", ".pdf", [".pdf"]);
    private static readonly FileKind Jpeg = new("image/jpeg", ".jpg", [".jpg", ".jpeg"]);
    private static readonly FileKind Png = new("image/png", ".png", [".png"]);
    private static readonly FileKind WebP = new("image/webp", ".webp", [".webp"]);
    private static readonly FileKind Xml = new("application/xml", ".xml", [".xml"]);

    /// <summary>The kind of this content; null when it is none of them. XML must be whole and without a document type.</summary>
    public static FileKind? Of(byte[] content)
    {
        ReadOnlySpan<byte> start = content;
        if (start.StartsWith("%PDF-"u8)) return Pdf;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..12].SequenceEqual("WEBP"u8)) return WebP;
        return IsXml(content) ? Xml : null;
    }

    /// <summary>The name under which it is kept and given back: a plain name that ends as the kind does.</summary>
    public string SafeName(string given)
    {
        var plain = new string(given.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or '(' or ')').ToArray()).Trim(' ', '.');
        var ends = Extensions.Any(e => plain.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var stem = ends ? plain[..plain.LastIndexOf('.')] : plain;
        stem = stem.Length > MaxNameLength ? stem[..MaxNameLength] : stem;
        if (char.IsHighSurrogate(stem.LastOrDefault())) stem = stem[..^1];
        return (stem.Length == 0 ? "adjunto" : stem) + Extension;
    }

    private static bool IsXml(byte[] content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content, writable: false), settings);
            while (reader.Read())
            {
                // reading to the end proves that it is whole
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
