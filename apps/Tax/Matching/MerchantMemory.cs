namespace FinanceTracker.Tax.Matching;

/// <summary>Which taxpayer stands behind which merchant of the bank: trade names rarely are company names, so it is learned from accepted matches.</summary>
public sealed class MerchantMemory
{
    private readonly Dictionary<string, Dictionary<string, int>> seen = new(StringComparer.Ordinal);

    /// <summary>Remembers one accepted match.</summary>
    public void Learn(string merchantKey, string rfc)
    {
        if (!seen.TryGetValue(merchantKey, out var counts)) seen[merchantKey] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
        counts[rfc] = counts.GetValueOrDefault(rfc) + 1;
    }

    /// <summary>What is known of the pair: two agreeing matches make a habit, and a habit with one taxpayer speaks against another.</summary>
    public Recollection Recall(string merchantKey, string rfc)
    {
        if (!seen.TryGetValue(merchantKey, out var counts)) return Recollection.None;
        var here = counts.GetValueOrDefault(rfc);
        var elsewhere = counts.Values.Sum() - here;
        if (here >= 2 && here > elsewhere) return Recollection.Same;
        return here == 0 && elsewhere >= 2 ? Recollection.Other : Recollection.None;
    }
}

/// <summary>What memory says of a merchant and a taxpayer.</summary>
public enum Recollection
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They belong together.</summary>
    Same,

    /// <summary>The merchant belongs to somebody else.</summary>
    Other,
}
