using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using FinanceTracker.Tax.Cfdis.Cadena;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>A document that a table could meet: each attribute there, absent or empty, each child none, once or twice, in any order.</summary>
internal sealed class RandomDocument(CadenaTable table, int seed)
{
    private const int DeepEnough = 9;
    private static readonly string[] Values = ["1", "x", "", "  a  b ", "ñÑ&\"<>'", "\t1.50\r\n", "\u00a0", "a|b", "1.1", "1.0"];

    [SuppressMessage("Security", "CA5394", Justification = "A seeded sequence is wanted: the same document for the same seed.")]
    private readonly Random random = new(seed);
    private readonly Element root = new(table.Root);
    private int complements;

    public byte[] Make()
    {
        Fill(root, 0);
        using var target = new MemoryStream();
        using (var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false })) root.WriteTo(writer);
        return target.ToArray();
    }

    private void Fill(Element element, int depth)
    {
        element.IsFilled = true;
        if (table.EntryOf(element.Name) is { } steps) Follow(steps, element, depth);
        foreach (var child in element.Children.Where(c => !c.IsFilled).ToList()) Fill(child, depth + 1);
    }

    private void Follow(IReadOnlyList<CadenaStep> steps, Element element, int depth)
    {
        if (depth > DeepEnough) return;
        foreach (var step in steps)
        {
            switch (step)
            {
                case FieldStep { Attribute: { } attribute } field:
                    foreach (var at in Ends(element, field.Path, atMost: 1))
                        if (Chance(field.Optional ? 50 : 85)) at.Attributes[attribute] = Values[Next(Values.Length)];
                    break;
                case FieldStep field:
                    foreach (var at in Ends(element, field.Path, atMost: 1)) at.Text = Values[Next(Values.Length)];
                    break;
                case ApplyStep apply:
                    foreach (var at in Ends(element, apply.Path, atMost: 2).Where(at => at != element && !at.IsFilled)) Fill(at, depth + 1);
                    break;
                case EachStep each:
                    foreach (var at in Ends(element, each.Path, atMost: 2)) Follow(each.Steps, at, depth + 1);
                    break;
                case IfStep condition:
                    if (Ends(element, condition.Path, atMost: 1).Count > 0) Follow(condition.Steps, element, depth + 1);
                    break;
                case WhenStep choice:
                    if (Chance(60)) element.Attributes[choice.Attribute] = choice.Value;
                    Follow(choice.Steps, element, depth + 1);
                    break;
            }
        }
    }

    // The elements at the end of a path, made when there are none.
    private List<Element> Ends(Element element, NodePath path, int atMost)
    {
        List<Element> level = [element];
        for (var i = 0; i < path.Names.Count; i++)
        {
            var next = new List<Element>();
            foreach (var parent in level)
            {
                var name = path.Names[i];
                var count = name == QName.Any ? Next(4) : i == path.Names.Count - 1 ? Next(atMost + 1) : 1;
                var there = parent.Children.Where(c => c.Name == name).ToList();
                for (var n = there.Count; n < count; n++) there.Add(parent.Add(name == QName.Any ? AnyComplement() : name));
                next.AddRange(there);
            }

            level = next;
        }

        return level;
    }

    private QName AnyComplement()
    {
        var outside = table.Names.Where(n => n.Namespace != table.Root.Namespace).ToList();
        return outside[((seed * 3) + complements++) % outside.Count];
    }

    private bool Chance(int percent) => Next(100) < percent;

    [SuppressMessage("Security", "CA5394", Justification = "A seeded sequence is wanted: the same document for the same seed.")]
    private int Next(int below) => random.Next(below);

    private sealed class Element(QName name)
    {
        public QName Name { get; } = name;

        public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

        public List<Element> Children { get; } = [];

        public string? Text { get; set; }

        public bool IsFilled { get; set; }

        public Element Add(QName name)
        {
            var child = new Element(name);
            Children.Add(child);
            return child;
        }

        public void WriteTo(XmlWriter writer)
        {
            writer.WriteStartElement("p", Name.Name, Name.Namespace);
            foreach (var (attribute, value) in Attributes) writer.WriteAttributeString(attribute, value);
            if (Text is not null && Children.Count == 0) writer.WriteString(Text);
            foreach (var child in Children) child.WriteTo(writer);
            writer.WriteEndElement();
        }
    }
}
