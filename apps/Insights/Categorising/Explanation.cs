using System.Numerics.Tensors;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>Turns scores and evidence into a suggestion with readable reasons.</summary>
internal static class Explanation
{
    // Signal 0 is the model itself (see Combiner).
    private const int ModelSignal = 0;
    private const int RefundSignal = 9;

    public static Suggestion OfCorrection(BankLine line, Remembered remembered)
    {
        var same = remembered.Similarity >= 1;
        var probability = same ? 0.99 : 0.93 + (0.05 * (remembered.Similarity - MemoryIndex.Threshold) / (1 - MemoryIndex.Threshold));
        var text = same ? $"Lo corregiste antes: {remembered.Row.Descriptor}" : $"Se parece a lo que corregiste: {remembered.Row.Descriptor}";
        var category = remembered.Row.Category;
        return new Suggestion(
            line.Id, category, Taxonomy.GroupOf(category), Math.Round(probability, 4), Calibration.LevelOf(probability), remembered.Row.Merchant,
            [new Reason("correction", text, Math.Round(Calibration.LogOdds(probability), 2))]);
    }

    public static Suggestion Of(BankLine line, Reading reading, Workspace space, LinearModel model)
    {
        var best = TensorPrimitives.IndexOfMax<float>(space.Scores);
        var leaf = Taxonomy.Leaves[best];
        var probability = Calibration.Apply(model.Calibration, space.Scores[best]);
        var merchant = reading.Merchant is not null && reading.Evidence.Exists(found => found.Kind == EvidenceKind.Merchant && found.Category == best)
            ? reading.Merchant
            : null;
        return new Suggestion(
            line.Id, leaf.Code, leaf.Group.Code, Math.Round(probability, 4), Calibration.LevelOf(probability), merchant, Reasons(reading, space, model, best));
    }

    private static List<Reason> Reasons(Reading reading, Workspace space, LinearModel model, int best)
    {
        var reasons = new List<Reason>(3);
        foreach (var found in reading.Evidence)
        {
            if (found.Category != best) continue;
            var (kind, text, signal) = found.Kind switch
            {
                EvidenceKind.Merchant => ("merchant", $"Comercio conocido: {found.Text}", 3),
                EvidenceKind.Word => ("word", $"Dice {found.Text}", found.Head ? 5 : 6),
                _ => ("rail", $"Movimiento: {found.Text}", 7)
            };
            reasons.Add(new Reason(kind, text, Math.Round(model.Combiner[signal] * found.Strength, 2)));
        }

        var signals = space.Signals.AsSpan(best * Combiner.Signals, Combiner.Signals);
        if (signals[RefundSignal] > 0) reasons.Add(new Reason("rule", "Entrada de dinero de un comercio: devolución", Math.Round(model.Combiner[RefundSignal], 2)));
        if (reasons.Count == 0)
        {
            var share = Math.Exp(signals[ModelSignal]);
            reasons.Add(new Reason("tokens", $"Se parece a otras líneas de {Taxonomy.Leaves[best].NameEs}", Math.Round(Calibration.LogOdds(Math.Clamp(share, 0.001, 0.999)), 2)));
        }

        reasons.Sort((one, other) => other.Weight.CompareTo(one.Weight));
        return reasons;
    }
}
