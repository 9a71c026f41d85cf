using System.Numerics.Tensors;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// Adds up what the model, the lexicon, the gazetteer and the rail say: a conditional logit whose few weights are shared by all
/// categories, so that they can be fitted on few labelled lines.
/// </summary>
internal sealed class Combiner(LinearModel model)
{
    /// <summary>Number of signals per category.</summary>
    public const int Signals = 10;

    private const float NoEvidence = 0.8f;
    private const float Least = -12f;
    private static readonly int Fallback = Taxonomy.IndexOf(Taxonomy.Fallback);
    private static readonly int Refund = Taxonomy.IndexOf("income_refund");
    private static readonly bool[] AllowedIn = [.. Taxonomy.Leaves.Select(leaf => leaf.Allows(moneyIn: true))];
    private static readonly bool[] AllowedOut = [.. Taxonomy.Leaves.Select(leaf => leaf.Allows(moneyIn: false))];

    /// <summary>Which categories a direction allows.</summary>
    public static bool[] Mask(Direction direction) => direction == Direction.In ? AllowedIn : AllowedOut;

    /// <summary>Probabilities of all categories.</summary>
    public void Probabilities(Reading reading, decimal amount, Direction direction, Workspace space)
    {
        Fill(reading, amount, direction, space);
        var mask = Mask(direction);
        for (var category = 0; category < space.Scores.Length; category++)
        {
            space.Scores[category] = mask[category]
                ? TensorPrimitives.Dot(space.Signals.AsSpan(category * Signals, Signals), model.Combiner)
                : float.NegativeInfinity;
        }

        SoftMax(space.Scores);
    }

    /// <summary>The signals of all categories, row by row.</summary>
    public void Fill(Reading reading, decimal amount, Direction direction, Workspace space)
    {
        FeatureHasher.Fill(reading, amount, direction, space.Vector);
        model.Score(space.Vector, space.Scores);
        Array.Clear(space.Signals);
        var mask = Mask(direction);
        var strongest = 0f;
        foreach (var found in reading.Evidence)
        {
            if (mask[found.Category]) strongest = Math.Max(strongest, found.Strength);
        }

        var alone = strongest < NoEvidence;
        if (reading.HasConcept) SilenceRails(reading, space.Scores);
        LogSoftMax(space.Scores, mask);
        for (var category = 0; category < space.Scores.Length; category++)
        {
            if (!mask[category]) continue;
            space.Signals[category * Signals] = space.Scores[category];
            if (alone) space.Signals[(category * Signals) + 1] = space.Scores[category];
        }

        if (alone) space.Signals[(Fallback * Signals) + 2] = SaysNothing(reading) ? 1 : 0.2f;
        foreach (var found in reading.Evidence) Note(reading, found, mask, direction, space.Signals);
    }

    // Purpose beats rail: where the line says what it was for, that it went by SPEI says nothing, and the others share its part.
    private static void SilenceRails(Reading reading, float[] scores)
    {
        foreach (var found in reading.Evidence)
        {
            if (found.Kind == EvidenceKind.Rail) scores[found.Category] = float.NegativeInfinity;
        }
    }

    // Given names, initials and numbers: nobody could tell, and asking is right.
    private static bool SaysNothing(Reading reading)
    {
        foreach (var word in reading.Words)
        {
            if (word.Role == WordRole.Core && word.Quality == 0 && word.Text.Length > 4) return false;
        }

        return true;
    }

    private static void Note(Reading reading, Evidence found, bool[] mask, Direction direction, float[] signals)
    {
        if (!mask[found.Category])
        {
            // Money coming back from a shop.
            if (direction == Direction.In && found.Strength >= NoEvidence) signals[(Refund * Signals) + 9] = 1;
            return;
        }

        var signal = found.Kind switch
        {
            EvidenceKind.Merchant when found.Strength >= 0.75f => 3,
            EvidenceKind.Merchant => 4,
            EvidenceKind.Word when found.Head => 5,
            EvidenceKind.Word => 6,
            _ => reading.HasConcept ? 8 : 7
        };
        ref var slot = ref signals[(found.Category * Signals) + signal];
        slot = Math.Max(slot, signal == 7 && !reading.NamesOnly ? found.Strength * 0.6f : found.Strength);
    }

    private static void SoftMax(Span<float> scores)
    {
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), scores);
        TensorPrimitives.Exp(scores, scores);
        TensorPrimitives.Divide(scores, TensorPrimitives.Sum(scores), scores);
    }

    private static void LogSoftMax(Span<float> scores, bool[] mask)
    {
        var top = float.NegativeInfinity;
        for (var at = 0; at < scores.Length; at++)
        {
            if (mask[at]) top = Math.Max(top, scores[at]);
        }

        var sum = 0f;
        for (var at = 0; at < scores.Length; at++)
        {
            if (mask[at]) sum += MathF.Exp(scores[at] - top);
        }

        TensorPrimitives.Subtract(scores, top + MathF.Log(sum), scores);
        for (var at = 0; at < scores.Length; at++) scores[at] = Math.Max(scores[at], Least);
    }
}

/// <summary>Buffers of one worker.</summary>
internal sealed class Workspace
{
    public SparseVector Vector { get; } = new();

    public float[] Scores { get; } = new float[Taxonomy.Leaves.Count];

    public float[] Signals { get; } = new float[Taxonomy.Leaves.Count * Combiner.Signals];

    public Dictionary<string, Resolution> Resolved { get; } = new(StringComparer.Ordinal);
}
