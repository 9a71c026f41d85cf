using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Reports.Preload;

/// <summary>A document that may explain a difference.</summary>
/// <param name="Amount">What it adds, or would add, to the figure.</param>
/// <param name="IsCounted">It is in our figure.</param>
/// <param name="Mark">Why SAT and we may see it otherwise, as a code; null when nothing stands out.</param>
internal sealed record PreloadDocument(Guid Id, string? Uuid, DateOnly Day, string Rfc, string Name, decimal Amount, bool IsCounted, string? Mark);

/// <summary>The documents behind the figures of a year, each with what stands out about it.</summary>
internal sealed class PreloadDocuments
{
    private readonly AnnualFigures figures;
    private readonly IReadOnlyList<ReadCfdi> ofOthers;
    private readonly Dictionary<Guid, DateOnly> storedOn;
    private readonly DateOnly? seenOn;
    private readonly IReadOnlySet<string> counted;

    public PreloadDocuments(AnnualFigures figures, IReadOnlyList<ReadCfdi> ofOthers, DateOnly? seenOn)
    {
        (this.figures, this.ofOthers, this.seenOn) = (figures, ofOthers, seenOn);
        counted = PreloadFigures.Counted(figures);
        storedOn = figures.Facts.Rows.ToDictionary(r => r.Stored.Id, r => MexicoCalendar.DayOf(r.Stored.CreatedAt));
    }

    /// <summary>Payrolls by one of their amounts.</summary>
    public IEnumerable<PreloadDocument> Wages(Func<WagePayment, decimal> of) =>
        figures.Wages.Where(w => of(w) != 0).Select(w => new PreloadDocument(w.Id, w.Uuid, w.Day, w.EmployerRfc, w.EmployerName, of(w), true, MarkOf(w.Id, null, null)));

    /// <summary>Certificates of interest by one of their amounts.</summary>
    public IEnumerable<PreloadDocument> Certificates(Func<IncomeCertificate, decimal> of) => figures.Certificates.Where(c => c.Key == WagePayments.Interest && of(c) != 0)
        .Select(c => new PreloadDocument(c.Id, c.Uuid, figures.Facts.Until, c.Rfc, c.Name, of(c), true, MarkOf(c.Id, null, null)));

    /// <summary>What moved a regime, and invoices of the year that were not collected in it: SAT adds up by other dates than the law does.</summary>
    public IEnumerable<PreloadDocument> Entries(string regime, Func<TaxEntry, decimal> of)
    {
        var entries = figures.Months.SelectMany(m => m.Entries).Where(e => e.Regime == regime && of(e) != 0).ToList();
        foreach (var entry in entries)
            yield return new PreloadDocument(entry.Document.Id, entry.Document.Uuid, entry.Day, entry.Document.CounterpartyRfc, entry.Document.CounterpartyName, of(entry), true, MarkOf(entry.Document.Id, entry.Document, entry.Deposit));
        var seen = entries.Select(e => e.Document.Id).ToHashSet();
        foreach (var document in figures.Facts.Book.Documents.Where(d => d is { Direction: Cfdis.Intake.CfdiDirection.Issued, Type: "I" } && d.Date.Year == figures.Facts.Year && !seen.Contains(d.Id)))
        {
            var amount = of(new TaxEntry(regime, document.Date, document, "") { Income = document.Amounts.Subtotal, IsrWithheld = document.Amounts.IsrWithheld });
            var mark = document.IsCancelled ? "CANCELLED" : document.Counts ? "NOT_COLLECTED" : "CHECKS_FAILED";
            yield return new PreloadDocument(document.Id, document.Uuid, document.Date, document.CounterpartyRfc, document.CounterpartyName, amount, false, mark);
        }
    }

    /// <summary>Personal expenses of a use: ours, those that do not count, and those made out to others.</summary>
    public IEnumerable<PreloadDocument> Personal(string use)
    {
        foreach (var e in figures.Expenses.Where(e => e.Item.UsoCfdi == use))
        {
            var isCounted = e.Refusal is null && counted.Contains(e.Item.Id);
            var reason = e.Refusal ?? figures.Personal.Items.FirstOrDefault(i => i.Id == e.Item.Id)?.Reasons.FirstOrDefault();
            yield return new PreloadDocument(e.Id, e.Uuid, e.Day, e.Rfc, e.Name, e.Item.Amount, isCounted, isCounted ? MarkOf(e.Id, DocumentOf(e.Id), null) : reason);
        }

        foreach (var row in ofOthers.Where(r => r.Cfdi.Receptor.UsoCfdi == use))
            yield return new PreloadDocument(row.Stored.Id, row.Stored.Uuid, row.Stored.IssuedOn, row.Stored.EmisorRfc ?? "", row.Cfdi.Emisor.Nombre ?? "", row.Stored.Total ?? 0m, false, "OF_OTHERS");
    }

    private TaxDocument? DocumentOf(Guid id) => figures.Facts.Book.Documents.FirstOrDefault(d => d.Id == id);

    private string? MarkOf(Guid id, TaxDocument? document, PaidPart? part)
    {
        if (part?.LacksRep == true || (document is { IsOnCredit: true } && !figures.Facts.Book.Reps.Any(r => string.Equals(r.DocumentUuid, document.Uuid, StringComparison.OrdinalIgnoreCase)))) return "REP_MISSING";
        if (document is not null && document.Date.Year != figures.Facts.Year) return "OTHER_YEAR";
        if (document?.FormaPago == "01") return "CASH";
        return seenOn is { } day && storedOn.TryGetValue(id, out var stored) && stored > day ? "STORED_LATER" : null;
    }
}
