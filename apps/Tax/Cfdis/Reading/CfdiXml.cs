using System.Text;
using System.Xml;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>
/// Bytes to elements, for XML from strangers: no DTD, nothing is ever fetched, size, depth and number of elements are bounded, and no
/// code of ours recurses over the document. Addendas are passed over: they are outside the seal, have no schema and may hold decoys.
/// </summary>
internal static class CfdiXml
{
    /// <summary>The largest CFDI that is read. SAT's are below 1 MiB as a rule; 500 concepts make about 200 KiB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int MaxDepth = 48;
    private const int MaxElements = 300_000;
    private const int MaxAttributes = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    static CfdiXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // windows-1252 is declared in old archives

    /// <summary>The root element, or why the bytes cannot be read.</summary>
    public static Result<CfdiNode> Parse(ReadOnlyMemory<byte> content)
    {
        var bytes = WithoutLeadingBlanks(content);
        if (bytes.IsEmpty) return CfdiProblems.Empty;
        if (bytes.Length > MaxBytes) return CfdiProblems.FileTooLarge;
        try
        {
            using var reader = XmlReader.Create(Open(bytes), Settings);
            return ReadTree(reader);
        }
        catch (XmlException e)
        {
            return CfdiProblems.NotXml(e.LineNumber, e.LinePosition);
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return CfdiProblems.NotXml(0, 0); // an encoding that does not exist, or bytes that are not of it
        }
    }

    private static Result<CfdiNode> ReadTree(XmlReader reader)
    {
        var open = new Stack<CfdiNode>();
        CfdiNode? root = null;
        var elements = 0;
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (root is not null && IsAddenda(reader, root, open.Count))
                {
                    reader.Skip(); // iterative, and already on the next node
                    continue;
                }

                if (++elements > MaxElements || open.Count >= MaxDepth) return CfdiProblems.TooDeep;
                var node = new CfdiNode(reader.NamespaceURI, reader.LocalName);
                if (root is null) root = node;
                else open.Peek().Put(node);
                var leaf = reader.IsEmptyElement;
                if (!ReadAttributes(reader, node)) return CfdiProblems.TooDeep;
                if (!leaf) open.Push(node);
            }
            else if (reader.NodeType == XmlNodeType.EndElement) open.Pop();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && open.TryPeek(out var parent)) parent.Put(reader.Value);
            reader.Read();
        }

        return root is null ? CfdiProblems.Empty : root;
    }

    private static bool IsAddenda(XmlReader reader, CfdiNode root, int depth) =>
        depth == 1 && reader.LocalName == "Addenda" && reader.NamespaceURI == root.Namespace;

    private static bool ReadAttributes(XmlReader reader, CfdiNode node)
    {
        if (reader.AttributeCount == 0) return true;
        if (reader.AttributeCount > MaxAttributes) return false;
        var values = new List<KeyValuePair<string, string>>(reader.AttributeCount);
        while (reader.MoveToNextAttribute())
            if (reader.NamespaceURI.Length == 0 && reader.Prefix.Length == 0) values.Add(new(reader.LocalName, reader.Value));
        reader.MoveToElement();
        node.Put([.. values]);
        return true;
    }

    // Portals and mail gateways put blank lines, or a second byte order mark, before the XML declaration; the standard forbids it.
    private static ReadOnlyMemory<byte> WithoutLeadingBlanks(ReadOnlyMemory<byte> content)
    {
        var span = content.Span;
        if (span.Length >= 2 && (span is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])) return content;
        var start = 0;
        while (start < span.Length)
        {
            if (span[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') start++;
            else if (span[start..] is [0xEF, 0xBB, 0xBF, ..]) start += 3;
            else break;
        }

        return content[start..];
    }

    private static Stream Open(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
