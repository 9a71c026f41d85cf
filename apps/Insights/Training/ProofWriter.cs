using System.Globalization;
using System.Text.Json;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Proof;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Training;

/// <summary>Turns judged lines into the report that is published.</summary>
internal static class ProofWriter
{
    private const int Draws = 2000;
    private const int Shown = 12;
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerOptions.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes the report to a file; the same data and model give the same bytes. Returns it in one line for people.</summary>
    public static string Save(string file, IReadOnlyList<ProvedLine> lines, string version)
    {
        var report = Write(version, lines);
        File.WriteAllText(file, JsonSerializer.Serialize(report, Layout) + "\n");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {report.Lines} lines of {report.Merchants} merchants, accuracy {report.Accuracy} [{report.AccuracyLow}, {report.AccuracyHigh}], listed {report.KnownAccuracy}");
    }

    public static ProofReport Write(string version, IReadOnlyList<ProvedLine> lines)
    {
        var card = Scorecard.Of([.. lines.Select(one => one.Line)], [.. lines.Select(one => one.Unknown)]);
        var (low, high) = Interval(lines);
        return new ProofReport(
            version, lines.Count, lines.Select(one => one.Merchant).Distinct(StringComparer.Ordinal).Count(),
            Short(card.Accuracy), Short(low), Short(high), Short(card.GroupAccuracy), Short(card.MacroF1), Short(card.CoverageAt95),
            Short(card.CalibrationError), Short(lines.Average(one => one.Listed.Category == one.Line.Category ? 1.0 : 0)),
            Levels(lines), Bins(lines), Categories(lines), Confusions(lines), Wrong(lines));
    }

    // Merchants are drawn, not lines: lines of one merchant are right or wrong together.
    private static (double Low, double High) Interval(IReadOnlyList<ProvedLine> lines)
    {
        var merchants = lines.GroupBy(one => one.Merchant, StringComparer.Ordinal).Select(group => (Right: group.Count(one => one.Right), All: group.Count())).ToArray();
        var random = new Random(1);
        var draws = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var (right, all) = (0, 0);
            for (var at = 0; at < merchants.Length; at++)
            {
                var drawn = merchants[random.Next(merchants.Length)];
                right += drawn.Right;
                all += drawn.All;
            }

            draws[draw] = right / (double)all;
        }

        Array.Sort(draws);
        return (draws[Draws / 40], draws[Draws - (Draws / 40) - 1]);
    }

    private static List<LevelProof> Levels(IReadOnlyList<ProvedLine> lines) =>
        [.. new[] { ("very_high", Calibration.VeryHigh), ("high", Calibration.High), ("medium", Calibration.Medium), ("ask", 0.0) }
            .Select(level => (Level: level, Lines: lines.Where(one => (one.Unknown.Level ?? "ask") == level.Item1).ToList()))
            .Select(pair => new LevelProof(pair.Level.Item1, pair.Level.Item2, Share(pair.Lines), pair.Lines.Count))];

    private static List<BinProof> Bins(IReadOnlyList<ProvedLine> lines) =>
        [.. lines.GroupBy(one => Math.Min(9, (int)(one.Unknown.Probability * 10))).OrderBy(bin => bin.Key)
            .Select(bin => new BinProof(Short(bin.Average(one => one.Unknown.Probability)), Share([.. bin]), bin.Count()))];

    private static List<CategoryProof> Categories(IReadOnlyList<ProvedLine> lines) =>
        [.. lines.GroupBy(one => one.Line.Category, StringComparer.Ordinal)
            .Select(group =>
            {
                var leaf = Taxonomy.Find(group.Key);
                var right = group.Count(one => one.Right);
                var named = lines.Count(one => one.Unknown.Category == group.Key);
                return new CategoryProof(
                    leaf.Code, leaf.NameEs, leaf.NameEn, group.Count(), Short(named == 0 ? 0 : right / (double)named), Share([.. group]), Short(2.0 * right / (named + group.Count())));
            })
            .OrderBy(category => category.F1).ThenBy(category => category.Code, StringComparer.Ordinal)];

    private static List<ConfusionProof> Confusions(IReadOnlyList<ProvedLine> lines) =>
        [.. lines.Where(one => !one.Right).GroupBy(one => (one.Line.Category, Answered: one.Unknown.Category))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Category, StringComparer.Ordinal).ThenBy(group => group.Key.Answered, StringComparer.Ordinal)
            .Take(Shown)
            .Select(group =>
            {
                var (right, answered) = (Taxonomy.Find(group.Key.Category), Taxonomy.Find(group.Key.Answered));
                return new ConfusionProof(right.NameEs, right.NameEn, answered.NameEs, answered.NameEn, group.Count());
            })];

    // The most certain mistakes of different merchants: they hurt most.
    private static List<WrongProof> Wrong(IReadOnlyList<ProvedLine> lines) =>
        [.. lines.Where(one => !one.Right).OrderByDescending(one => one.Unknown.Probability).ThenBy(one => one.Line.Descriptor, StringComparer.Ordinal)
            .DistinctBy(one => one.Merchant).Take(Shown)
            .Select(one =>
            {
                var (right, answered) = (Taxonomy.Find(one.Line.Category), Taxonomy.Find(one.Unknown.Category));
                return new WrongProof(one.Line.Descriptor, right.NameEs, right.NameEn, answered.NameEs, answered.NameEn, Short(one.Unknown.Probability));
            })];

    private static double Share(IReadOnlyCollection<ProvedLine> lines) => lines.Count == 0 ? 0 : Short(lines.Average(one => one.Right ? 1.0 : 0));

    private static double Short(double value) => Math.Round(value, 4, MidpointRounding.ToEven);
}
