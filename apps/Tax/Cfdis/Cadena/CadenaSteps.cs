using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Cadena;

/// <summary>A qualified name, in a path; <c>*</c> is any element.</summary>
internal readonly record struct QName(string Namespace, string Name)
{
    public static readonly QName Any = new("*", "*");

    public bool Fits(CfdiNode node) => (Name == node.Name && Namespace == node.Namespace) || this == Any;
}

/// <summary>Where the nodes of a step are, seen from the node at hand. No names: the node itself.</summary>
/// <param name="Names">Names from child to child.</param>
/// <param name="Descends">True when the first name may be at any depth below.</param>
internal sealed record NodePath(IReadOnlyList<QName> Names, bool Descends)
{
    public static readonly NodePath Self = new([], false);

    /// <summary>The nodes in document order.</summary>
    public IEnumerable<CfdiNode> From(CfdiNode node)
    {
        IEnumerable<CfdiNode> found = [node];
        for (var i = 0; i < Names.Count; i++)
        {
            var name = Names[i];
            found = i == 0 && Descends ? Below(node).Where(name.Fits) : found.SelectMany(n => n.Children).Where(name.Fits);
        }

        return found;
    }

    // The reader bounds the depth of every document, so this recursion is bounded too.
    private static IEnumerable<CfdiNode> Below(CfdiNode node) => node.Children.SelectMany(c => Below(c).Prepend(c));
}

/// <summary>One step of a node's entry.</summary>
internal abstract record CadenaStep;

/// <summary>Writes a value: an attribute (of the node, or of the first node of the path that has it) or an element's text.</summary>
internal sealed record FieldStep(NodePath Path, string? Attribute, bool Optional) : CadenaStep;

/// <summary>Writes each node of the path by its own entry.</summary>
internal sealed record ApplyStep(NodePath Path) : CadenaStep;

/// <summary>Does the steps inside for each node of the path.</summary>
internal sealed record EachStep(NodePath Path, IReadOnlyList<CadenaStep> Steps) : CadenaStep;

/// <summary>Does the steps inside when the path leads to a node.</summary>
internal sealed record IfStep(NodePath Path, IReadOnlyList<CadenaStep> Steps) : CadenaStep;

/// <summary>Does the steps inside when the attribute has the value.</summary>
internal sealed record WhenStep(string Attribute, string Value, IReadOnlyList<CadenaStep> Steps) : CadenaStep;
