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
    public static List<ProvedLine> Judge(LinearModel model, int iterations)
    {
        var seed = LabelledLine.Embedded("train_seed.csv");
        var reader = LineReader.Load();

        // Fold 0 fitted the combiner and the calibration: it may not judge them.
        return [.. Enumerable.Range(1, HeldOut.Folds - 1).AsParallel().AsOrdered()
            .SelectMany(fold => JudgeFold(HeldOut.Split(seed, reader, fold), reader, model, iterations))];
    }

    private static List<ProvedLine> JudgeFold(HeldOut split, LineReader reader, LinearModel model, int iterations)
    {
        var knowing = new Categoriser(reader, model);
        var unknowing = LineReader.Load(split.IsHeld);
        var trained = ModelTrainer.Fit(TrainingLines.Build(unknowing.Lexicon, split.Kept, split.IsHeld), unknowing, iterations).Model;
        var lines = split.Held.ConvertAll(line => new BankLine("", line.Descriptor, line.Amount, line.Direction));
        var answers = new Categoriser(unknowing, knowing.WithWeightsOf(trained)).Categorise(lines, TenantMemory.Empty);
        var listed = knowing.Categorise(lines, TenantMemory.Empty);
        var known = new Dictionary<string, Resolution>(StringComparer.Ordinal);
        return [.. split.Held.Select((line, at) => new ProvedLine(
            line, reader.Read(line.Descriptor, line.Direction, known).Merchant ?? line.Descriptor, answers[at], listed[at]))];
    }
}
