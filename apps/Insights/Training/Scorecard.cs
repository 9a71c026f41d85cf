using System.Globalization;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Training;

/// <summary>The figures by which the categoriser is judged.</summary>
/// <param name="Rows">Lines judged.</param>
/// <param name="Accuracy">Share of right leaves when every line must be answered.</param>
/// <param name="GroupAccuracy">Share of right groups.</param>
/// <param name="MacroF1">Mean F1 over the categories present.</param>
/// <param name="CoverageAt95">Largest share of lines, most confident first, answered with precision of at least 0.95.</param>
/// <param name="CalibrationError">Expected calibration error, ten bins.</param>
/// <param name="Levelled">Share of lines with a level.</param>
/// <param name="LevelPrecision">Precision among them.</param>
public sealed record Scorecard(
    int Rows, double Accuracy, double GroupAccuracy, double MacroF1, double CoverageAt95, double CalibrationError, double Levelled, double LevelPrecision)
{
    /// <summary>Judges answers against the truth.</summary>
    public static Scorecard Of(IReadOnlyList<LabelledLine> lines, IReadOnlyList<Suggestion> answers)
    {
        var judged = lines.Zip(answers, (line, answer) => (Truth: line.Category, Answer: answer, Right: line.Category == answer.Category)).ToList();
        var levelled = judged.Where(one => one.Answer.Level is not null).ToList();
        return new Scorecard(
            judged.Count,
            judged.Average(one => one.Right ? 1.0 : 0),
            judged.Average(one => Taxonomy.GroupOf(one.Truth) == one.Answer.Group ? 1.0 : 0),
            judged.Select(one => one.Truth).Distinct().Average(code => F1(code, judged)),
            Coverage(judged.Select(one => (one.Answer.Probability, one.Right))),
            Error(judged.Select(one => (one.Answer.Probability, one.Right))),
            levelled.Count / (double)judged.Count,
            levelled.Count == 0 ? 1 : levelled.Average(one => one.Right ? 1.0 : 0));
    }

    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"n={Rows} acc={Accuracy:F3} group={GroupAccuracy:F3} f1={MacroF1:F3} cov@95={CoverageAt95:F3} ece={CalibrationError:F3} level={Levelled:F3} precision={LevelPrecision:F3}");

    private static double F1(string code, List<(string Truth, Suggestion Answer, bool Right)> judged)
    {
        var hits = judged.Count(one => one.Right && one.Truth == code);
        var named = judged.Count(one => one.Answer.Category == code);
        var there = judged.Count(one => one.Truth == code);
        return hits == 0 ? 0 : 2.0 * hits / (named + there);
    }

    private static double Coverage(IEnumerable<(double Probability, bool Right)> answers)
    {
        var (seen, right, best, total) = (0, 0, 0, 0);
        foreach (var answer in answers.OrderByDescending(answer => answer.Probability))
        {
            total++;
            seen++;
            if (answer.Right) right++;
            if (right >= 0.95 * seen) best = seen;
        }

        return total == 0 ? 0 : best / (double)total;
    }

    private static double Error(IEnumerable<(double Probability, bool Right)> answers)
    {
        var all = answers.ToList();
        return all.GroupBy(answer => Math.Min(9, (int)(answer.Probability * 10)))
            .Sum(bin => Math.Abs(bin.Average(answer => answer.Probability) - bin.Average(answer => answer.Right ? 1.0 : 0)) * bin.Count() / all.Count);
    }
}
