using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>What suppliers' credit notes gave back of an expense: only what is not recovered is deducted (LISR 151).</summary>
internal sealed class Recoveries
{
    private readonly ILookup<Guid, decimal> returned;

    public Recoveries(TaxBook book)
    {
        var live = Replacements.Live(book.Documents).Where(d => d is { IsLive: true, Direction: CfdiDirection.Received }).ToList();
        var invoices = live.Where(d => d is { Type: "I", Uuid: not null }).ToLookup(d => d.Uuid!, StringComparer.OrdinalIgnoreCase);
        returned = live.Where(d => d.Type == "E").SelectMany(n => Shared(n, [.. n.Related.Select(r => r.Uuid).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(u => invoices[u])]))
            .ToLookup(s => s.Invoice, s => s.Amount);
    }

    /// <summary>A document with its IVA: a person cannot credit it on personal expenses, so it is part of them.</summary>
    public static decimal Whole(TaxedAmounts amounts) => amounts.Subtotal + amounts.Iva;

    /// <summary>What is left of a paid part. A note takes first what was never paid; the rest comes off every part by its size, whatever its day.</summary>
    /// <param name="all">All parts of the document.</param>
    public decimal LeftOf(PaidPart part, IReadOnlyList<PaidPart> all)
    {
        var paid = Whole(part.Amounts);
        var back = returned[part.Document.Id].Sum();
        if (back == 0 || paid == 0) return paid;
        var paidOfAll = all.Sum(p => Whole(p.Amounts));
        var recovered = TaxRounding.NotNegative(back - TaxRounding.NotNegative(Whole(part.Document.Amounts) - paidOfAll));
        return TaxRounding.NotNegative(paid - TaxRounding.Cents(recovered * (paid / paidOfAll)));
    }

    // A note of several invoices belongs to each by its size.
    private static IEnumerable<(Guid Invoice, decimal Amount)> Shared(TaxDocument note, List<TaxDocument> invoices)
    {
        var whole = invoices.Sum(i => Whole(i.Amounts));
        if (whole == 0) yield break;
        foreach (var invoice in invoices) yield return (invoice.Id, TaxRounding.Cents(Whole(note.Amounts) * (Whole(invoice.Amounts) / whole)));
    }
}
