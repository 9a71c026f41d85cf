namespace FinanceTracker.Tax.Reports.Preload;

/// <summary>
/// Documents whose sum is a difference. SAT's own list of documents is not known, so this only names what fits and never says that it is so.
/// </summary>
internal static class PreloadExplanation
{
    /// <summary>SAT writes whole pesos: figures less than a peso apart are the same.</summary>
    public const decimal Tolerance = 1m;

    private const int MostForPairs = 300;
    private const int MostForTriples = 60;
    private const int MostSets = 3;

    /// <summary>Up to three sets of one, two or three documents that fit a difference; those that stand out come first.</summary>
    /// <param name="difference">SAT's figure less ours.</param>
    /// <param name="documents">Everything that may be in the figure.</param>
    public static IReadOnlyList<IReadOnlyList<PreloadDocument>> Fitting(decimal difference, IEnumerable<PreloadDocument> documents)
    {
        if (Math.Abs(difference) < Tolerance) return [];

        // SAT has less: something that we count is missing there. SAT has more: something that we leave out is counted there.
        var wanted = Math.Abs(difference);
        var pool = documents.Where(d => d.IsCounted == difference < 0 && d.Amount > 0 && d.Amount < wanted + Tolerance)
            .OrderByDescending(d => d.Mark is not null).ThenByDescending(d => d.Amount).ThenBy(d => d.Id).ToList();
        return [.. Singles(pool, wanted).Concat(Pairs(pool, wanted)).Concat(Triples(pool, wanted)).Take(MostSets)];
    }

    private static IEnumerable<IReadOnlyList<PreloadDocument>> Singles(List<PreloadDocument> pool, decimal wanted) => pool.Where(d => Fits(d.Amount, wanted)).Select(d => new[] { d });

    private static IEnumerable<IReadOnlyList<PreloadDocument>> Pairs(List<PreloadDocument> pool, decimal wanted)
    {
        var few = Math.Min(pool.Count, MostForPairs);
        for (var i = 0; i < few; i++)
            for (var j = i + 1; j < few; j++)
                if (Fits(pool[i].Amount + pool[j].Amount, wanted)) yield return [pool[i], pool[j]];
    }

    private static IEnumerable<IReadOnlyList<PreloadDocument>> Triples(List<PreloadDocument> pool, decimal wanted)
    {
        var few = Math.Min(pool.Count, MostForTriples);
        for (var i = 0; i < few; i++)
            for (var j = i + 1; j < few; j++)
                for (var k = j + 1; k < few; k++)
                    if (Fits(pool[i].Amount + pool[j].Amount + pool[k].Amount, wanted)) yield return [pool[i], pool[j], pool[k]];
    }

    private static bool Fits(decimal sum, decimal wanted) => Math.Abs(sum - wanted) < Tolerance;
}
