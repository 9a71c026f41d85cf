using System.Globalization;
using FinanceTracker.Insights.Categorising;

namespace FinanceTracker.Insights.Training;

/// <summary>A bank line with the category that is right for it.</summary>
public sealed record LabelledLine(string Descriptor, decimal Amount, Direction Direction, string Category)
{
    /// <summary>Reads the columns descriptor, amount, direction, category from any place in the row (by header).</summary>
    public static IReadOnlyList<LabelledLine> Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var header = (reader.ReadLine() ?? "").Split(',');
        var (text, amount, direction, category) = (At("descriptor"), At("amount"), At("direction"), At("category"));
        stream.Position = 0;
        return [.. EmbeddedData.Rows(stream).Select(row => new LabelledLine(
            row[text], decimal.Parse(row[amount], CultureInfo.InvariantCulture), row[direction] == "in" ? Direction.In : Direction.Out, row[category]))];

        int At(string name) => Array.IndexOf(header, name);
    }

    internal static IReadOnlyList<LabelledLine> Embedded(string name)
    {
        using var stream = EmbeddedData.Open(name) ?? throw new InvalidOperationException($"Data file {name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return Read(copy);
    }
}
