using FinanceTracker.Insights.Categorising;

namespace FinanceTracker.Insights.Training;

/// <summary>A line, what was answered when its merchant was unknown, and what is answered when it is listed.</summary>
internal sealed record ProvedLine(LabelledLine Line, string Merchant, Suggestion Unknown, Suggestion Listed)
{
    public bool Right => Unknown.Category == Line.Category;
}

/// <summary>Judges a model's way of working on merchants kept apart, by models that never heard of them.</summary>
internal static class ProofLines
{
    // Fold 0 fitted the combiner and the calibration: it may not judge them.
    public static List<ProvedLine> Judge(LinearModel model, int iterations)
    {
        var seed = LabelledLine.Embedded("train_seed.csv");
        var reader = LineReader.Load();
        var knowing = new Categoriser(reader, model);
        var proved = new List<ProvedLine>();
        for (var fold = 1; fold < HeldOut.Folds; fold++)
        {
            var split = HeldOut.Split(seed, reader, fold);
            var unknowing = LineReader.Load(split.IsHeld);
            var trained = ModelTrainer.Fit(TrainingLines.Build(unknowing.Lexicon, split.Kept, split.IsHeld), unknowing, iterations).Model;
            var lines = split.Held.ConvertAll(line => new BankLine("", line.Descriptor, line.Amount, line.Direction));
            var answers = new Categoriser(unknowing, knowing.WithWeightsOf(trained)).Categorise(lines, TenantMemory.Empty);
            var listed = knowing.Categorise(lines, TenantMemory.Empty);
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
