using FinanceTracker.Contracts.Tax;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Matching;

/// <summary>What matching changed, as the books hear of it: which lines pay which CFDIs now, and which do so no longer.</summary>
public static class MatchNews
{
    /// <summary>The invoice that each line pays; the larger one where it pays several.</summary>
    public static IReadOnlyDictionary<Guid, Guid> InvoiceOf(IEnumerable<StoredMatch> matches) =>
        matches.Where(m => m.Holds).GroupBy(m => m.LineId).ToDictionary(g => g.Key, g => g.OrderByDescending(m => m.Amount).ThenBy(m => m.CfdiId).First().CfdiId);

    /// <summary>The lines that pay another invoice than before, or none any more; nothing when nothing changed.</summary>
    /// <param name="then">Invoices by line, before.</param>
    /// <param name="now">The same now.</param>
    /// <param name="said">What a CFDI says of a purchase, with the other side's name; null when it is not read.</param>
    public static IReadOnlyList<MatchedLine> Of(IReadOnlyDictionary<Guid, Guid> then, IReadOnlyDictionary<Guid, Guid> now, Func<Guid, (string Kind, string Name)?> said)
    {
        var gone = then.Keys.Where(line => !now.ContainsKey(line)).Order().Select(line => new MatchedLine(line, "other", "", Holds: false));
        var come = now.Where(n => !then.TryGetValue(n.Key, out var former) || former != n.Value).OrderBy(n => n.Key)
            .Select(n => said(n.Value) is { } words ? new MatchedLine(n.Key, words.Kind, words.Name, Holds: true) : null).OfType<MatchedLine>();
        return [.. gone, .. come];
    }

    /// <summary>What a CFDI says of what it is for.</summary>
    public static (string Kind, string Name) SaidBy(CfdiDirection direction, Cfdi cfdi) =>
        (Classification.Of(cfdi).Kind, (direction == CfdiDirection.Issued ? cfdi.Receptor.Nombre : cfdi.Emisor.Nombre) ?? "");

    /// <summary>Tells them when the context is saved, in events of a size that is carried.</summary>
    internal static void Tell(TaxDb db, IReadOnlyList<MatchedLine> lines)
    {
        foreach (var some in lines.Chunk(LinesMatched.Most)) db.Publish(new LinesMatched(db.Tenant.Value, some));
    }
}
