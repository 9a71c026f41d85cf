using System.Collections.Concurrent;

namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// Gives bank lines their meaning. Immutable and safe for many threads; lines that differ only in references, and are of one
/// direction and about one amount, are worked out once per call.
/// </summary>
public sealed class Categoriser
{
    private const int ParallelFrom = 512;
    private static readonly Lazy<Categoriser> Shared = new(LoadAll);
    private readonly LineReader reader;
    private readonly LinearModel model;
    private readonly Combiner combiner;

    internal Categoriser(LineReader reader, LinearModel model)
    {
        this.reader = reader;
        this.model = model;
        combiner = new Combiner(model);
    }

    /// <summary>Version of model, lexicon and taxonomy together.</summary>
    public string ModelVersion => model.Version;

    /// <summary>The categoriser of this build, from embedded data; loaded once per process.</summary>
    public static Categoriser Load() => Shared.Value;

    /// <summary>One suggestion per line, in the order of the lines. <paramref name="memory"/> is the only thing that is the tenant's.</summary>
    public IReadOnlyList<Suggestion> Categorise(IReadOnlyList<BankLine> lines, TenantMemory memory)
    {
        var index = memory.IndexFor(reader);
        var (distinct, places) = Distinct(lines, exactAmount: index is not null);
        var answers = new Suggestion[distinct.Count];
        if (distinct.Count < ParallelFrom)
        {
            var space = new Workspace();
            for (var at = 0; at < answers.Length; at++) answers[at] = Answer(distinct[at], index, space);
        }
        else
        {
            Parallel.ForEach(
                Partitioner.Create(0, answers.Length, Math.Max(64, answers.Length / (Environment.ProcessorCount * 4))),
                () => new Workspace(),
                (range, _, space) =>
                {
                    for (var at = range.Item1; at < range.Item2; at++) answers[at] = Answer(distinct[at], index, space);
                    return space;
                },
                _ => { });
        }

        var suggestions = new Suggestion[lines.Count];
        for (var at = 0; at < suggestions.Length; at++) suggestions[at] = answers[places[at]] with { Id = lines[at].Id };
        return suggestions;
    }

    /// <summary>The combiner and calibration of this model on other linear weights (held-out evaluation).</summary>
    internal LinearModel WithWeightsOf(LinearModel other) => other.With(model.Version, model.Combiner, model.Calibration);

    private static Categoriser LoadAll()
    {
        var loading = Task.Run(LoadModel);
        return new Categoriser(LineReader.Load(), loading.GetAwaiter().GetResult());
    }

    private static LinearModel LoadModel()
    {
        using var stream = EmbeddedData.Open("model.bin");
        return stream is null ? LinearModel.Untrained() : LinearModel.Load(stream);
    }

    private static (List<BankLine> Lines, int[] Places) Distinct(IReadOnlyList<BankLine> lines, bool exactAmount)
    {
        var seen = new Dictionary<(string, Direction, decimal), int>(lines.Count);
        var distinct = new List<BankLine>();
        var places = new int[lines.Count];
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            var size = exactAmount ? line.Amount : FeatureHasher.AmountBucket(line.Amount);
            var key = (WithoutReferences(line.Descriptor), line.Direction, size);
            if (!seen.TryGetValue(key, out var place))
            {
                seen[key] = place = distinct.Count;
                distinct.Add(line);
            }

            places[at] = place;
        }

        return (distinct, places);
    }

    // Runs of five digits and more never carry meaning: the reader drops them.
    private static string WithoutReferences(string descriptor)
    {
        Span<char> kept = stackalloc char[256];
        if (descriptor.Length > kept.Length) return descriptor;
        var (count, digits) = (0, 0);
        foreach (var c in descriptor)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            kept[count++] = c;
            if (digits == 5)
            {
                count -= 5;
                kept[count++] = '#';
            }
            else if (digits > 5) count--;
        }

        return new string(kept[..count]);
    }

    private Suggestion Answer(BankLine line, MemoryIndex? memory, Workspace space)
    {
        var reading = reader.Read(line.Descriptor, line.Direction, space.Resolved);
        if (memory?.Find(line, reading) is { } remembered) return Explanation.OfCorrection(line, remembered);
        combiner.Probabilities(reading, line.Amount, line.Direction, space);
        return Explanation.Of(line, reading, space, model);
    }
}
