using System.Text;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Cadena;

/// <summary>A cadena original, and whether every node of the document that could count had an entry in the table.</summary>
/// <param name="Text">The cadena.</param>
/// <param name="IsCertain">
/// False when a complement is in no table of ours. Its own text is then written, as SAT's transformation does with what it does not
/// know either: a seal that fits proves the cadena all the same, a seal that does not fit proves nothing.
/// </param>
internal readonly record struct CadenaOriginal(string Text, bool IsCertain);

/// <summary>
/// Writes the cadena original: <c>||</c>, the values in the table's order joined by <c>|</c>, <c>||</c>. A value is copied as it is
/// written, with blanks trimmed and collapsed (SAT's transformation: XPath normalize-space). An optional attribute counts when it is
/// there, even if empty; a required one that is missing counts as empty.
/// </summary>
internal sealed class CadenaWriter
{
    private readonly CadenaTable table;
    private readonly StringBuilder text = new("|", 1024);
    private bool certain = true;

    private CadenaWriter(CadenaTable table) => this.table = table;

    /// <summary>The cadena of a document, or of a stamp with its own table.</summary>
    public static CadenaOriginal Write(CadenaTable table, CfdiNode root)
    {
        var writer = new CadenaWriter(table);
        writer.Apply(root);
        writer.text.Append("||");
        return new CadenaOriginal(writer.text.ToString(), writer.certain);
    }

    private void Apply(CfdiNode node)
    {
        if (table.EntryOf(node) is { } entry)
        {
            Do(entry, node);
            return;
        }

        // The rule built into every XSLT: text is copied, elements below are looked up.
        if (node.Namespace != CfdiNames.Timbre && !IsSilent(node)) certain = false;
        text.Append(node.Text);
        foreach (var child in node.Children) Apply(child);
    }

    // SAT's own sheets of retenciones apply this element, for which they have no entry, besides writing its fields.
    private static bool IsSilent(CfdiNode node) =>
        node is { Name: "ImpRetenidos", Children.Count: 0 } && node.Namespace.StartsWith(CfdiNames.RetencionesPrefix, StringComparison.Ordinal);

    private void Do(IReadOnlyList<CadenaStep> steps, CfdiNode node)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case FieldStep { Path.Names.Count: 0, Attribute: { } attribute } field:
                    Field(node[attribute], field.Optional);
                    break;
                case FieldStep field:
                    Field(ValueAt(field, node), field.Optional);
                    break;
                case ApplyStep apply:
                    foreach (var found in apply.Path.From(node)) Apply(found);
                    break;
                case EachStep each:
                    foreach (var found in each.Path.From(node)) Do(each.Steps, found);
                    break;
                case IfStep condition:
                    if (condition.Path.From(node).Any()) Do(condition.Steps, node);
                    break;
                case WhenStep choice:
                    if (node[choice.Attribute] == choice.Value) Do(choice.Steps, node);
                    break;
            }
        }
    }

    private static string? ValueAt(FieldStep field, CfdiNode node)
    {
        foreach (var found in field.Path.From(node))
            if ((field.Attribute is { } attribute ? found[attribute] : TextOf(found)) is { } value) return value;
        return null;
    }

    private static string TextOf(CfdiNode node) =>
        node.Children.Count == 0 ? node.Text : node.Text + string.Concat(node.Children.Select(TextOf));

    private void Field(string? value, bool optional)
    {
        if (value is null && optional) return;
        text.Append('|');
        if (value is not null) AppendNormalized(value);
    }

    // XPath 1.0, 4.2: only these four are white space; a no-break space and its kin stay.
    private void AppendNormalized(string value)
    {
        if (value.AsSpan().IndexOfAny(" \t\r\n") < 0)
        {
            text.Append(value);
            return;
        }

        var pending = false;
        var any = false;
        foreach (var c in value)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                pending = any;
                continue;
            }

            if (pending) text.Append(' ');
            pending = false;
            any = true;
            text.Append(c);
        }
    }
}
