using System.Text;

namespace FinanceTracker.Tax.Cfdis;

/// <summary>The data files of this folder, carried inside the program.</summary>
internal static class CfdiData
{
    /// <summary>The lines of a file without comments and empty ones.</summary>
    public static IReadOnlyList<string> Lines(string file)
    {
        using var stream = typeof(CfdiData).Assembly.GetManifestResourceStream($"FinanceTracker.Tax.Data.{file}")
            ?? throw new InvalidOperationException($"{file} is not inside the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') lines.Add(line.TrimEnd());
        return lines;
    }
}
