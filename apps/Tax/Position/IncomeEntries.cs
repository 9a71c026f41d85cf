using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Position;

/// <summary>
/// What the taxpayer's own invoices do: IVA always when collected (LIVA 1-B); ISR when collected (LISR 102, 113-E, 114) or, for companies of
/// regime 601, when invoiced (LISR 17-I).
/// </summary>
internal static class IncomeEntries
{
    public static IEnumerable<TaxEntry> Of(TaxBook book, IReadOnlyList<PaidPart> parts)
    {
        var live = Replacements.Live(book.Documents);
        var invoices = live.Where(d => d is { IsLive: true, Direction: CfdiDirection.Issued, Type: "I" }).ToDictionary(d => d.Id);
        foreach (var part in parts.Where(p => invoices.ContainsKey(p.Document.Id)))
            yield return Collected(part, RegimeOf(book, part.Document, part.Date));
        foreach (var invoice in invoices.Values.Where(d => RegimeOf(book, d, d.Date).IsAccrual))
            yield return new TaxEntry(RegimeOf(book, invoice, invoice.Date).Key, invoice.Date, invoice, "invoiced") { Income = invoice.Amounts.Subtotal };
        foreach (var note in live.Where(d => d is { IsLive: true, Direction: CfdiDirection.Issued, Type: "E" }))
            if (Credited(book, note, invoices.Values, parts) is { } entry) yield return entry;
        foreach (var certificate in book.Platforms.Where(_ => book.Taxpayer.Regimes.Contains("625")))
            yield return OfPlatform(certificate);
    }

    private static TaxEntry Collected(PaidPart part, Regime regime) => new(regime.Key, part.Date, part.Document, part.Proof switch
    {
        PaymentProof.Bank => "collected_bank",
        PaymentProof.Rep => "collected_rep",
        _ => "collected_declared",
    })
    {
        Income = regime.IsAccrual ? 0m : part.Amounts.Subtotal,
        IsrWithheld = part.Amounts.IsrWithheld,
        Acts = regime.PaysIva ? part.Amounts : TaxedAmounts.Zero,
        IvaWithheld = regime.PaysIva ? part.Amounts.IvaWithheld : 0m,
        Deposit = part,
    };

    // LIVA 7, LISR 103-I: a credit note takes back income in its month. What was never collected has nothing to take back on the cash basis.
    // LISR 14, 17, 25-I: of a company that pays by accrual it lowers no nominal income; it is a deduction of the annual return.
    private static TaxEntry? Credited(TaxBook book, TaxDocument note, IEnumerable<TaxDocument> invoices, IReadOnlyList<PaidPart> parts)
    {
        var regime = RegimeOf(book, note, note.Date);
        var related = note.Related.Select(r => r.Uuid).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = invoices.Where(i => i.Uuid is { } uuid && related.Contains(uuid)).ToList();
        var collected = found.Count == 0 || found.Exists(i => parts.Any(p => p.Document.Id == i.Id));
        if (!collected && !regime.IsAccrual) return null;
        return new TaxEntry(regime.Key, note.Date, note, collected ? "credit_note" : "credit_note_not_collected")
        {
            Income = regime.IsAccrual ? 0m : -note.Amounts.Subtotal,
            Deduction = regime.IsAccrual ? note.Amounts.Subtotal : 0m,
            Acts = collected && regime.PaysIva ? note.Amounts.Part(-1m) : TaxedAmounts.Zero,
            IsrWithheld = collected ? -note.Amounts.IsrWithheld : 0m,
            IvaWithheld = collected && regime.PaysIva ? -note.Amounts.IvaWithheld : 0m,
        };
    }

    private static TaxEntry OfPlatform(PlatformCertificate certificate)
    {
        var document = new TaxDocument
        {
            Id = certificate.Id,
            Uuid = certificate.Uuid,
            Direction = CfdiDirection.Received,
            Type = "R",
            Date = certificate.Day,
            CounterpartyRfc = certificate.Rfc,
            CounterpartyName = certificate.Name,
        };
        return new TaxEntry("625", certificate.Day, document, "platform_certificate") { IsrWithheld = certificate.Isr, IvaWithheld = certificate.Iva };
    }

    // The regime that the invoice names, if it is one of the taxpayer's on that day; else the first that has acts of its own.
    private static Regime RegimeOf(TaxBook book, TaxDocument document, DateOnly day)
    {
        var known = book.CoveredOn(day);
        var named = book.IssuedUnder.GetValueOrDefault(document.Id);
        return known.FirstOrDefault(r => r.Key == named) ?? known.FirstOrDefault(r => r.PaysIva) ?? known[0];
    }
}

/// <summary>Invoices that others replace (relation 04) count no more, whether or not SAT's cancellation was seen (RMF 2.7.1.35).</summary>
internal static class Replacements
{
    private const string Replaces = "04";

    public static IReadOnlyList<TaxDocument> Live(IReadOnlyList<TaxDocument> documents)
    {
        var gone = Replaced(documents);
        return documents.Where(d => d.Uuid is null || !gone.Contains(d.Uuid)).ToList();
    }

    public static IReadOnlySet<string> Replaced(IEnumerable<TaxDocument> documents) =>
        documents.Where(d => d.IsLive).SelectMany(d => d.Related.Where(r => r.Kind == Replaces && r.Uuid != d.Uuid).Select(r => r.Uuid)).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
