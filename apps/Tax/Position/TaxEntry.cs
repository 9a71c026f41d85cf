using System.Text.Json.Serialization;
using FinanceTracker.Tax.Documents;

namespace FinanceTracker.Tax.Position;

/// <summary>What a document, or a paid part of it, does to ISR and IVA on a day. What it does not touch is zero.</summary>
/// <param name="Regime">The regime that it belongs to.</param>
/// <param name="Day">The day on which the law counts it.</param>
/// <param name="Document">The CFDI.</param>
/// <param name="Reason">Why it counts here, as a stable code.</param>
public sealed record TaxEntry(string Regime, DateOnly Day, TaxDocument Document, string Reason)
{
    /// <summary>Income for ISR, without IVA; below zero for credit notes.</summary>
    public decimal Income { get; init; }

    /// <summary>What is deducted for ISR.</summary>
    public decimal Deduction { get; init; }

    /// <summary>ISR that customers or platforms withheld.</summary>
    public decimal IsrWithheld { get; init; }

    /// <summary>Acts collected, by rate of IVA.</summary>
    public TaxedAmounts Acts { get; init; } = TaxedAmounts.Zero;

    /// <summary>IVA that customers or platforms withheld.</summary>
    public decimal IvaWithheld { get; init; }

    /// <summary>IVA paid that may be credited.</summary>
    public decimal IvaCreditable { get; init; }

    /// <summary>ISR that the taxpayer withheld from others and must pay over.</summary>
    public decimal IsrToPay { get; init; }

    /// <summary>IVA that the taxpayer withheld from others and must pay over.</summary>
    public decimal IvaToPay { get; init; }

    /// <summary>The paid part of an invoice of the taxpayer: a client's deposit.</summary>
    public PaidPart? Deposit { get; init; }

    /// <summary>The paid part of an invoice received.</summary>
    public PaidPart? Payment { get; init; }
}

/// <summary>A document behind a number.</summary>
/// <param name="CfdiId">Its id; null for what was only supposed.</param>
/// <param name="Uuid">Folio fiscal.</param>
/// <param name="Date">The day on which it counts.</param>
/// <param name="Rfc">The other side.</param>
/// <param name="Name">Its name.</param>
/// <param name="Amount">What it adds to the number.</param>
/// <param name="Base">Its part without taxes.</param>
/// <param name="Iva">IVA of that part.</param>
/// <param name="Reason">Why it counts here.</param>
public sealed record TracedItem(Guid? CfdiId, string? Uuid, DateOnly Date, string Rfc, string Name, decimal Amount, decimal Base, decimal Iva, string Reason);

/// <summary>A number and the documents that it is made of.</summary>
/// <param name="Amount">The number.</param>
/// <param name="All">Every one of them, by day.</param>
public sealed record Traced(decimal Amount, [property: JsonIgnore] IReadOnlyList<TracedItem> All)
{
    /// <summary>Documents shown with a number.</summary>
    public const int Shown = 200;

    /// <summary>No document at all.</summary>
    public static readonly Traced Nothing = new(0m, []);

    /// <summary>What the number is asked for by at <c>/tax/position/items</c>; null where nothing asks for it.</summary>
    public string? Line { get; init; }

    /// <summary>Up to 200 of them.</summary>
    public IReadOnlyList<TracedItem> Items => All.Count <= Shown ? All : [.. All.Take(Shown)];

    /// <summary>How many are left out.</summary>
    public int More => Math.Max(0, All.Count - Shown);

    /// <summary>The sum of one aspect of the entries.</summary>
    public static Traced Sum(IEnumerable<TaxEntry> entries, Func<TaxEntry, decimal> aspect)
    {
        var items = entries.Where(e => aspect(e) != 0).OrderBy(e => e.Day).ThenBy(e => e.Document.Id).Select(e => ItemOf(e, aspect(e))).ToList();
        return new Traced(items.Sum(i => i.Amount), items);
    }

    /// <summary>The same documents with the amount that the law makes of them.</summary>
    public Traced As(decimal amount) => this with { Amount = amount };

    /// <summary>The same under the name by which all its documents are asked for.</summary>
    public Traced Named(string line) => this with { Line = line };

    private static TracedItem ItemOf(TaxEntry entry, decimal amount)
    {
        var part = (entry.Deposit ?? entry.Payment)?.Amounts ?? entry.Document.Amounts;
        var document = entry.Document;
        return new TracedItem(
            document.Id == Guid.Empty ? null : document.Id, document.Uuid, entry.Day, document.CounterpartyRfc, document.CounterpartyName, amount, part.Subtotal, part.Iva, entry.Reason);
    }
}
