using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Training;

/// <summary>Fits the few weights of the combiner by maximum likelihood on lines the linear model never saw, and the calibration after it.</summary>
internal static class CombinerTrainer
{
    private const int Rounds = 1500;
    private const double Step = 0.05;
    private const double Pull = 0.002;

    /// <summary>Signals of a line that was read without the model having been trained on it.</summary>
    internal sealed record Example(float[] Signals, int Label, bool[] Mask);

    public static List<Example> Examples(IEnumerable<LabelledLine> lines, LineReader reader, LinearModel model)
    {
        var combiner = new Combiner(model);
        var space = new Workspace();
        return [.. lines.Select(line =>
        {
            combiner.Fill(reader.Read(line.Descriptor, line.Direction, space.Resolved), line.Amount, line.Direction, space);
            return new Example([.. space.Signals], Taxonomy.IndexOf(line.Category), Combiner.Mask(line.Direction));
        })];
    }

    /// <summary>Adam on the log-likelihood, pulled gently to the hand-set start.</summary>
    public static float[] Fit(List<Example> examples)
    {
        double[] start = [.. LinearModel.Untrained().Combiner.Select(weight => (double)weight)];
        double[] weights = [.. start], mean = new double[start.Length], square = new double[start.Length];
        for (var round = 1; round <= Rounds; round++)
        {
            var gradient = new double[start.Length];
            foreach (var example in examples) AddGradient(example, weights, gradient);
            for (var at = 0; at < weights.Length; at++)
            {
                var slope = (gradient[at] / examples.Count) + (Pull * (weights[at] - start[at]));
                mean[at] = (0.9 * mean[at]) + (0.1 * slope);
                square[at] = (0.999 * square[at]) + (0.001 * slope * slope);
                var move = Step * (mean[at] / (1 - Math.Pow(0.9, round))) / (Math.Sqrt(square[at] / (1 - Math.Pow(0.999, round))) + 1e-8);
                weights[at] = Math.Max(0, weights[at] - move);
            }
        }

        return [.. weights.Select(weight => (float)weight)];
    }

    /// <summary>Probabilities of an example under the weights.</summary>
    public static double[] Probabilities(Example example, double[] weights)
    {
        var scores = new double[example.Mask.Length];
        var top = double.NegativeInfinity;
        for (var category = 0; category < scores.Length; category++)
        {
            if (!example.Mask[category]) continue;
            for (var at = 0; at < weights.Length; at++) scores[category] += weights[at] * example.Signals[(category * weights.Length) + at];
            top = Math.Max(top, scores[category]);
        }

        var sum = 0d;
        for (var category = 0; category < scores.Length; category++)
        {
            scores[category] = example.Mask[category] ? Math.Exp(scores[category] - top) : 0;
            sum += scores[category];
        }

        for (var category = 0; category < scores.Length; category++) scores[category] /= sum;
        return scores;
    }

    private static void AddGradient(Example example, double[] weights, double[] gradient)
    {
        if (!example.Mask[example.Label]) return;
        var probabilities = Probabilities(example, weights);
        for (var category = 0; category < probabilities.Length; category++)
        {
            var error = probabilities[category] - (category == example.Label ? 1 : 0);
            if (Math.Abs(error) < 1e-6) continue;
            for (var at = 0; at < weights.Length; at++) gradient[at] += error * example.Signals[(category * weights.Length) + at];
        }
    }
}
