namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>
/// One element of a document, with nothing but what a CFDI needs of it: its unqualified attributes, its child elements and its own
/// text. Comments, processing instructions, qualified attributes (<c>xsi:schemaLocation</c>) and addendas are never kept.
/// </summary>
internal sealed class CfdiNode(string space, string name)
{
    private static readonly KeyValuePair<string, string>[] NoAttributes = [];
    private static readonly List<CfdiNode> NoChildren = [];
    private KeyValuePair<string, string>[] attributes = NoAttributes;
    private List<CfdiNode>? children;

    /// <summary>Namespace of the element.</summary>
    public string Namespace { get; } = space;

    /// <summary>Local name of the element; the prefix means nothing.</summary>
    public string Name { get; } = name;

    /// <summary>The element's own text, without that of its children; white space alone is none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Child elements in document order.</summary>
    public IReadOnlyList<CfdiNode> Children => children ?? NoChildren;

    /// <summary>Unqualified attributes in document order.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Attributes => attributes;

    /// <summary>The value of an attribute; null when it is not there.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (key, value) in attributes)
                if (key == attribute) return value;
            return null;
        }
    }

    /// <summary>True when the element has this name in this namespace.</summary>
    public bool Is(string @namespace, string localName) => Name == localName && Namespace == @namespace;

    /// <summary>Direct children of this name in the element's own namespace.</summary>
    public IEnumerable<CfdiNode> All(string localName)
    {
        foreach (var child in Children)
            if (child.Is(Namespace, localName)) yield return child;
    }

    /// <summary>The first direct child of this name in the element's own namespace.</summary>
    public CfdiNode? One(string localName)
    {
        foreach (var child in Children)
            if (child.Is(Namespace, localName)) return child;
        return null;
    }

    /// <summary>Direct children at the end of a path of names, all in the element's own namespace.</summary>
    public IEnumerable<CfdiNode> All(string first, string second) => All(first).SelectMany(c => c.All(second));

    internal void Put(KeyValuePair<string, string>[] values) => attributes = values;

    internal void Put(CfdiNode child) => (children ??= []).Add(child);

    internal void Put(string text) => Text += text;
}
