using System.Text.Json;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Proof;

namespace FinanceTracker.Insights.Training;

/// <summary>
/// <c>train --prove [--out FILE]</c>: judges the built-in model's way of working on merchants kept apart, and writes the report that
/// <c>/insights/proof</c> publishes. The same data and model give the same file.
/// </summary>
internal static class ProveCommand
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerOptions.Web) { WriteIndented = true, NewLine = "\n" };

    public static int Run(string output, int iterations)
    {
        var shared = Categoriser.Load();
        var report = ProofWriter.Write(shared.ModelVersion, Judge(shared, iterations));
        File.WriteAllText(output, JsonSerializer.Serialize(report, Layout) + "\n");
        Console.WriteLine($"{output}: {report.Lines} lines of {report.Merchants} merchants, accuracy {report.Accuracy} [{report.AccuracyLow}, {report.AccuracyHigh}], listed {report.KnownAccuracy}");
        return 0;
    }

    // Fold 0 fitted the combiner and the calibration: it may not judge them.
    private static List<ProvedLine> Judge(Categoriser shared, int iterations)
    {
        var seed = LabelledLine.Embedded("train_seed.csv");
        var reader = LineReader.Load();
        var proved = new List<ProvedLine>();
        for (var fold = 1; fold < HeldOut.Folds; fold++)
        {
            var split = HeldOut.Split(seed, reader, fold);
            var unknowing = LineReader.Load(split.IsHeld);
            var trained = ModelTrainer.Fit(TrainingLines.Build(unknowing.Lexicon, split.Kept, split.IsHeld), unknowing, iterations).Model;
            var lines = split.Held.ConvertAll(line => new BankLine("", line.Descriptor, line.Amount, line.Direction));
            var answers = new Categoriser(unknowing, shared.WithWeightsOf(trained)).Categorise(lines, TenantMemory.Empty);
            var listed = shared.Categorise(lines, TenantMemory.Empty);
            var known = new Dictionary<string, Resolution>(StringComparer.Ordinal);
            for (var at = 0; at < lines.Count; at++)
            {
                var merchant = reader.Read(lines[at].Descriptor, lines[at].Direction, known).Merchant ?? lines[at].Descriptor;
                proved.Add(new ProvedLine(split.Held[at], merchant, answers[at], listed[at]));
            }
        }

        return proved;
    }
}
