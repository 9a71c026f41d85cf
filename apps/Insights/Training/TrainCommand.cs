using System.Globalization;
using System.Security.Cryptography;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Training;

/// <summary>
/// Trains the categoriser from the data in this repository: <c>train [--out FILE] [--iterations N]</c> writes the model,
/// <c>train --judge FILE.csv [--wrong]</c> scores the built-in one, <c>train --cross-validate</c> scores merchants never seen.
/// </summary>
public static class TrainCommand
{
    private const int Iterations = 40;

    /// <summary>Runs the command; 0 when it worked, 2 for wrong arguments.</summary>
    public static int Train(string[] args)
    {
        if (Value(args, "--judge") is { } file) return Judge(file, args.Contains("--wrong"));
        var iterations = int.Parse(Value(args, "--iterations") ?? Iterations.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (args.Contains("--cross-validate")) return CrossValidate(iterations);
        var output = Value(args, "--out") ?? "apps/Insights/Data/model.bin";
        if (Path.GetDirectoryName(Path.GetFullPath(output)) is not { } folder || !Directory.Exists(folder))
        {
            Console.Error.WriteLine($"No folder for {output}: run this at the root of the repository or name --out.");
            return 2;
        }

        var model = Build(LabelledLine.Embedded("train_seed.csv"), iterations);
        using (var stream = File.Create(output)) model.Save(stream);
        Console.WriteLine($"{output} {new FileInfo(output).Length} bytes, version {model.Version}");
        Console.WriteLine("combiner " + Show(model.Combiner) + " calibration " + Show(model.Calibration));
        return 0;
    }

    /// <summary>The whole pipeline: linear model on all seed lines, combiner and calibration on lines it never saw.</summary>
    internal static LinearModel Build(IReadOnlyList<LabelledLine> seed, int iterations)
    {
        var reader = LineReader.Load();
        var model = ModelTrainer.Fit(TrainingLines.Build(reader.Lexicon, seed), reader, iterations).Model;
        var examples = Unknowing(seed, reader, iterations);
        var combiner = CombinerTrainer.Fit(examples);
        var calibration = CalibrationFit.Fit(examples.Select(example => Outcome(example, combiner)));
        return model.With(VersionOf(model, combiner), combiner, calibration);
    }

    // The lexicon knows nearly every word of the tuning lines, and would believe itself too much. So they are read by a reader, and
    // a model, that never heard of two fifths of the trade words and a fifth of the merchants; the seed lines of those merchants,
    // whose names are full of misleading words, are read both ways.
    private static List<CombinerTrainer.Example> Unknowing(IReadOnlyList<LabelledLine> seed, LineReader reader, int iterations)
    {
        var tuning = LabelledLine.Embedded("calibration.csv").Concat(LabelledLine.Embedded("tuning.csv"));
        var split = HeldOut.Split(seed, reader, 0);
        var unknowing = LineReader.Load(split.IsHeld, HeldOut.IsHeldWord);
        var model = ModelTrainer.Fit(TrainingLines.Build(unknowing.Lexicon, split.Kept, split.IsHeld), unknowing, iterations).Model;
        var seen = split.Held.Where((_, at) => at % 4 == 0);
        var unseen = split.Held.Where((_, at) => at % 4 == 1);
        return
        [
            .. CombinerTrainer.Examples(tuning, unknowing, model),
            .. CombinerTrainer.Examples(seen, reader, model),
            .. CombinerTrainer.Examples(split.Wordings.Where((_, at) => at % 2 == 0), reader, model),
            .. CombinerTrainer.Examples(unseen, unknowing, model),
            .. CombinerTrainer.Examples(Garbled(reader, split), reader, model),
            .. CombinerTrainer.Examples(TrainingLines.Undecidable(reader.Lexicon, new Random(9), 20), reader, model)
        ];
    }

    private static IEnumerable<LabelledLine> Garbled(LineReader reader, HeldOut split)
    {
        var writer = new LineWriter(new Random(5));
        return reader.Gazetteer.Aliases
            .Where(alias => split.IsHeld(alias.Merchant.Name) && alias.Text.Length >= 6)
            .Select(alias => (alias.Text, Taxonomy.Leaves[alias.Merchant.Category]))
            .Where(pair => pair.Item2.Flow == Flow.Out)
            .Where((_, at) => at % 2 == 0)
            .Select(pair => new LabelledLine($"{writer.Garble(pair.Text)} 4411", 300m, Direction.Out, pair.Item2.Code));
    }

    private static (double Probability, bool Right) Outcome(CombinerTrainer.Example example, float[] combiner)
    {
        var probabilities = CombinerTrainer.Probabilities(example, Array.ConvertAll(combiner, weight => (double)weight));
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return (probabilities[best], best == example.Label);
    }

    private static string VersionOf(LinearModel model, float[] combiner)
    {
        using var bytes = new MemoryStream();
        model.With("", combiner, []).Save(bytes);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..10];
        return $"{Taxonomy.Version}+{digest}";
    }

    private static int CrossValidate(int iterations)
    {
        var seed = LabelledLine.Embedded("train_seed.csv");
        var reader = LineReader.Load();
        var shared = Categoriser.Load();
        for (var fold = 0; fold < HeldOut.Folds; fold++)
        {
            var split = HeldOut.Split(seed, reader, fold);
            var trained = ModelTrainer.Fit(TrainingLines.Build(reader.Lexicon, split.Kept, split.IsHeld), reader, iterations).Model;
            var model = shared.WithWeightsOf(trained);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fold {fold} unknown: {Score(new Categoriser(LineReader.Load(split.IsHeld), model), split.Held)}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fold {fold} listed:  {Score(new Categoriser(reader, model), split.Held)}"));
        }

        return 0;
    }

    private static int Judge(string file, bool wrong)
    {
        using var stream = File.OpenRead(file);
        var lines = LabelledLine.Read(stream);
        var answers = Answer(Categoriser.Load(), lines);
        Console.WriteLine($"{Path.GetFileName(file)}: {Scorecard.Of(lines, answers)}");
        foreach (var (line, answer) in lines.Zip(answers).Where(pair => wrong && pair.First.Category != pair.Second.Category))
        {
            var reasons = string.Join("; ", answer.Reasons.Select(reason => reason.Text));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {line.Descriptor} | {line.Category} | {answer.Category} {answer.Probability:F2} | {reasons}"));
        }

        return 0;
    }

    private static Scorecard Score(Categoriser categoriser, IReadOnlyList<LabelledLine> lines) => Scorecard.Of(lines, Answer(categoriser, lines));

    private static IReadOnlyList<Suggestion> Answer(Categoriser categoriser, IReadOnlyList<LabelledLine> lines) =>
        categoriser.Categorise([.. lines.Select(line => new BankLine("", line.Descriptor, line.Amount, line.Direction))], TenantMemory.Empty);

    private static string Show(float[] values) =>
        string.Join(' ', values.Select(value => value.ToString("F2", CultureInfo.InvariantCulture)));

    private static string? Value(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
