using System.Text;

namespace FinanceTracker.Insights.Categorising;

/// <summary>The data files that travel inside the assembly.</summary>
internal static class EmbeddedData
{
    private const string Prefix = "FinanceTracker.Insights.Data.";

    public static Stream? Open(string name) => typeof(EmbeddedData).Assembly.GetManifestResourceStream(Prefix + name);

    public static IEnumerable<string> NamesStartingWith(string prefix) => typeof(EmbeddedData).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix + prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Order(StringComparer.Ordinal);

    /// <summary>Rows of an embedded comma separated file without its header.</summary>
    public static IEnumerable<string[]> Rows(string name) =>
        Rows(Open(name) ?? throw new InvalidOperationException($"Data file {name} is not embedded."));

    /// <summary>Rows of a comma separated file without its header.</summary>
    public static IEnumerable<string[]> Rows(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line.Contains('"', StringComparison.Ordinal) ? SplitQuoted(line) : line.Split(',');
        }
    }

    private static string[] SplitQuoted(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(c);
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
