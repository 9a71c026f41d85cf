namespace FinanceTracker.Tax.Cfdis.Cadena;

/// <summary>Reads the data files: sheets with their includes and namespaces, entries with their steps, nested by indentation.</summary>
internal sealed class CadenaTableReader
{
    private static readonly string[] Files =
    [
        "cadena-comprobante.txt", "cadena-retenciones.txt", "cadena-complementos.txt", "cadena-complementos-grandes.txt",
    ];

    private readonly Dictionary<string, Sheet> sheets = new(StringComparer.Ordinal);

    /// <summary>Every sheet that stands for a document, by name.</summary>
    public static Dictionary<string, CadenaTable> Load()
    {
        var reader = new CadenaTableReader();
        foreach (var file in Files) reader.Read(CfdiData.Lines(file));
        return reader.sheets.Values.ToDictionary(s => s.Name, s => new CadenaTable(s.Name, s.Entries[0].Name, reader.Entries(s)), StringComparer.Ordinal);
    }

    // As in an XSLT, an entry that comes later replaces one of the same element; what is included comes before.
    private Dictionary<QName, IReadOnlyList<CadenaStep>> Entries(Sheet sheet)
    {
        var entries = new Dictionary<QName, IReadOnlyList<CadenaStep>>();
        foreach (var (name, steps) in sheet.Includes.SelectMany(i => Entries(sheets[i]))) entries[name] = steps;
        foreach (var (name, steps) in sheet.Entries) entries[name] = steps;
        return entries;
    }

    private void Read(IReadOnlyList<string> lines)
    {
        Sheet? sheet = null;
        var at = 0;
        while (at < lines.Count)
        {
            var words = lines[at++].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "sheet":
                    sheets[words[1]] = sheet = new Sheet(words[1]);
                    break;
                case "include":
                    sheet!.Includes.AddRange(words.Skip(1));
                    break;
                case "namespace":
                    sheet!.Namespaces[words[1]] = words[2];
                    break;
                default:
                    var end = at;
                    while (end < lines.Count && lines[end].StartsWith("  ", StringComparison.Ordinal)) end++;
                    sheet!.Entries.Add((sheet.NameOf(words[1]), new StepReader(sheet, lines, end).ReadBlock(ref at, 1)));
                    break;
            }
        }
    }

    /// <summary>What one source of the order says.</summary>
    internal sealed class Sheet(string name)
    {
        public string Name { get; } = name;

        public List<string> Includes { get; } = [];

        public Dictionary<string, string> Namespaces { get; } = new(StringComparer.Ordinal);

        public List<(QName Name, IReadOnlyList<CadenaStep> Steps)> Entries { get; } = [];

        public QName NameOf(string qualified) =>
            qualified == "*" ? QName.Any
            : qualified.Split(':') is [var prefix, var local] ? new QName(Namespaces[prefix], local)
            : throw new FormatException($"{Name}: '{qualified}' has no prefix.");

        public NodePath PathOf(string text)
        {
            if (text == ".") return NodePath.Self;
            var descends = text.StartsWith("//", StringComparison.Ordinal);
            return new NodePath([.. (descends ? text[2..] : text).Split('/').Select(NameOf)], descends);
        }
    }

    private sealed class StepReader(Sheet sheet, IReadOnlyList<string> lines, int end)
    {
        public IReadOnlyList<CadenaStep> ReadBlock(ref int at, int level)
        {
            var steps = new List<CadenaStep>();
            while (at < end && LevelOf(lines[at]) >= level)
            {
                var words = lines[at++].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                switch (words[0])
                {
                    case "apply":
                        steps.Add(new ApplyStep(sheet.PathOf(words[1])));
                        break;
                    case "each":
                        steps.Add(new EachStep(sheet.PathOf(words[1]), ReadBlock(ref at, level + 1)));
                        break;
                    case "if":
                        steps.Add(new IfStep(sheet.PathOf(words[1]), ReadBlock(ref at, level + 1)));
                        break;
                    case "when":
                        var (attribute, value) = words[1].Split('=') is [var a, var v] ? (a, v) : throw new FormatException(lines[at - 1]);
                        steps.Add(new WhenStep(attribute, value, ReadBlock(ref at, level + 1)));
                        break;
                    default:
                        steps.AddRange(words.Select(Field));
                        break;
                }
            }

            return steps;
        }

        private FieldStep Field(string word)
        {
            var optional = word.EndsWith('?');
            var field = optional ? word[..^1] : word;
            if (field.StartsWith('=')) return new FieldStep(sheet.PathOf(field[1..]), null, optional);
            var mark = field.IndexOf("/@", StringComparison.Ordinal);
            return mark < 0
                ? new FieldStep(NodePath.Self, field, optional)
                : new FieldStep(sheet.PathOf(field[..mark]), field[(mark + 2)..], optional);
        }

        private static int LevelOf(string line) => (line.Length - line.AsSpan().TrimStart(' ').Length) / 2;
    }
}
