using System.Collections.Concurrent;
using System.Text;
using System.Xml;
using System.Xml.Xsl;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Cadena;

/// <summary>
/// SAT's own transformations, for an installation that keeps them in a folder (<c>Tax:Sat:XsltFolder</c>, laid out as on SAT's site):
/// they serve a complement that came after our tables. Without the folder there are none.
/// </summary>
internal sealed class SatTransformations(string? folder)
{
    /// <summary>None.</summary>
    public static readonly SatTransformations None = new(null);

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["cfdi40"] = "sitio_internet/cfd/4/cadenaoriginal_4_0/cadenaoriginal_4_0.xslt",
        ["cfdi33"] = "sitio_internet/cfd/3/cadenaoriginal_3_3/cadenaoriginal_3_3.xslt",
        ["cfdi32"] = "sitio_internet/cfd/3/cadenaoriginal_3_2/cadenaoriginal_3_2.xslt",
        ["retenciones20"] = "esquemas/retencionpago/2/retenciones.xslt",
        ["retenciones10"] = "esquemas/retencionpago/1/retenciones.xslt",
    };

    private readonly ConcurrentDictionary<string, XslCompiledTransform?> loaded = new(StringComparer.Ordinal);

    /// <summary>The cadena of SAT's transformation for the document's version; null when there is none.</summary>
    public string? Transform(CfdiDocument document)
    {
        if (folder is null || loaded.GetOrAdd(document.Table.Name, Load) is not { } transform) return null;
        using var reader = new NodeXmlReader(document.Root);
        using var target = new MemoryStream();
        var settings = transform.OutputSettings!.Clone();
        settings.Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using (var writer = XmlWriter.Create(target, settings)) transform.Transform(new System.Xml.XPath.XPathDocument(reader.Read()), writer);
        return Encoding.UTF8.GetString(target.GetBuffer(), 0, (int)target.Length);
    }

    private XslCompiledTransform? Load(string name)
    {
        var root = Path.GetFullPath(folder!);
        var file = Path.Combine(root, Files[name]);
        if (!File.Exists(file)) return null;
        var transform = new XslCompiledTransform();
        transform.Load(file, new XsltSettings(enableDocumentFunction: false, enableScript: false), new FolderResolver(root));
        return transform;
    }

    /// <summary>Includes are read from the folder and from nowhere else.</summary>
    private sealed class FolderResolver(string root) : XmlUrlResolver
    {
        public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
            absoluteUri.IsFile && Path.GetFullPath(absoluteUri.LocalPath).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? base.GetEntity(absoluteUri, role, ofObjectToReturn)
                : throw new XmlException("An include outside the folder of transformations.");
    }

    /// <summary>Our elements as XML again: what was refused while reading stays out.</summary>
    private sealed class NodeXmlReader(CfdiNode root) : IDisposable
    {
        private readonly MemoryStream content = new();

        public XmlReader Read()
        {
            using (var writer = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false })) Write(writer, root);
            content.Position = 0;
            return XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        }

        public void Dispose() => content.Dispose();

        private static void Write(XmlWriter writer, CfdiNode node)
        {
            writer.WriteStartElement("n", node.Name, node.Namespace);
            foreach (var (name, value) in node.Attributes) writer.WriteAttributeString(name, value);
            writer.WriteString(node.Text);
            foreach (var child in node.Children) Write(writer, child);
            writer.WriteEndElement();
        }
    }
}
