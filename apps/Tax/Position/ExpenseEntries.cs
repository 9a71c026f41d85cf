using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Position;

/// <summary>What invoices received and payrolls issued do: deductions and creditable IVA as far as their verdict lets, and what was withheld from others.</summary>
internal sealed class ExpenseEntries(TaxBook book, TaxTables tables)
{
    private const int MonthsOfYear = 12;

    // What is true of every expense of a regime explains none of them.
    private static readonly string[] OfRegime = ["RESICO_NO_DEDUCTIONS", "NO_BUSINESS_REGIME"];

    /// <summary>The entries, or the figure that is missing.</summary>
    public Result<IReadOnlyList<TaxEntry>> Of(IReadOnlyList<PaidPart> parts)
    {
        var live = Replacements.Live(book.Documents).Select(d => d.Id).ToHashSet();
        var entries = new List<TaxEntry>();
        foreach (var part in parts.Where(p => live.Contains(p.Document.Id)))
        {
            var made = (part.Document.Direction, part.Document.Type) switch
            {
                (CfdiDirection.Received, "I") => Paid(part),
                (CfdiDirection.Received, "E") => Returned(part),
                (CfdiDirection.Issued, "N") => Result<IReadOnlyList<TaxEntry>>.Of([Wages(part)]),
                _ => Result<IReadOnlyList<TaxEntry>>.Of([]),
            };
            if (!made.IsOk) return made.Problem!;
            entries.AddRange(made.Value);
        }

        return Result<IReadOnlyList<TaxEntry>>.Of(entries);
    }

    private Result<IReadOnlyList<TaxEntry>> Paid(PaidPart part) => Judge(part).Then<Verdict, IReadOnlyList<TaxEntry>>(verdict =>
    {
        var regime = RegimeOf(part.Document, part.Date);
        var reason = verdict.Reasons.FirstOrDefault(r => !r.IsWarning && !OfRegime.Contains(r.Code))?.Code ?? "paid";
        var deferred = Math.Min(part.Amounts.IvaWithheld, verdict.Iva.Amount);
        var isPersonal = ExpenseKinds.IsPersonal(part.Document.UsoCfdi);
        var paid = new TaxEntry(regime.Key, part.Date, part.Document, reason)
        {
            Deduction = isPersonal ? 0m : verdict.Isr.Amount,
            IvaCreditable = verdict.Iva.Amount - deferred,
            IsrToPay = part.Amounts.IsrWithheld,
            IvaToPay = part.Amounts.IvaWithheld,
            Payment = part,
        };
        IEnumerable<TaxEntry> all = IsInvestment(part.Document) ? Depreciated(paid) : [paid];

        // LIVA 5-IV: what was withheld is credited in the month after, once it was paid over.
        if (deferred > 0) all = all.Append(new TaxEntry(regime.Key, NextMonth(part.Date), part.Document, "iva_withheld_paid") { IvaCreditable = deferred, Payment = part });
        return Result<IReadOnlyList<TaxEntry>>.Of(all.ToList());
    });

    // LISR 31, 106: the year's part of an investment goes evenly into its complete months of use; the last one takes what rounding leaves.
    private static IEnumerable<TaxEntry> Depreciated(TaxEntry paid)
    {
        var bought = paid.Document.Date;
        var first = bought.Day == 1 ? bought : NextMonth(bought);
        if (first < new DateOnly(paid.Day.Year, paid.Day.Month, 1)) first = new DateOnly(paid.Day.Year, paid.Day.Month, 1);
        var months = first.Year == paid.Day.Year ? MonthsOfYear - first.Month + 1 : 0;
        var monthly = months == 0 ? 0m : TaxRounding.Cents(paid.Deduction / months);
        yield return paid with { Deduction = 0m };
        for (var i = 0; i < months; i++)
        {
            yield return new TaxEntry(paid.Regime, first.AddMonths(i), paid.Document, "DEPRECIATION")
            {
                Deduction = i == months - 1 ? paid.Deduction - (monthly * i) : monthly,
                Payment = paid.Payment,
            };
        }
    }

    // LIVA 7, LISR 103: a supplier's credit note takes back what its invoice was allowed; of an invoice that is not here, all that the regime allows.
    private Result<IReadOnlyList<TaxEntry>> Returned(PaidPart note)
    {
        var related = note.Document.Related.Select(r => r.Uuid).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var invoice = book.Documents.FirstOrDefault(d => d is { Type: "I", Direction: CfdiDirection.Received, Uuid: not null } && related.Contains(d.Uuid));
        var regime = RegimeOf(invoice ?? note.Document, note.Date);
        var judged = invoice is null
            ? Result<(decimal Isr, decimal Iva)>.Of((regime.DeductsExpenses ? 1m : 0m, regime.PaysIva ? 1m : 0m))
            : Judge(WholeOf(invoice)).Then<Verdict, (decimal, decimal)>(v => (Share(v.Isr.Amount, invoice.Amounts.Subtotal), Share(v.Iva.Amount, invoice.Amounts.Iva)));
        return judged.Then<(decimal Isr, decimal Iva), IReadOnlyList<TaxEntry>>(share => Result<IReadOnlyList<TaxEntry>>.Of(
        [
            new TaxEntry(regime.Key, note.Date, note.Document, "supplier_credit_note")
            {
                Deduction = -TaxRounding.Cents(note.Amounts.Subtotal * share.Isr), IvaCreditable = -TaxRounding.Cents(note.Amounts.Iva * share.Iva), Payment = note,
            },
        ]));
    }

    // LISR 94, 96, 99: wages are deducted when paid, and their ISR is paid over by the 17th.
    private TaxEntry Wages(PaidPart payroll)
    {
        var regime = RegimeOf(payroll.Document, payroll.Date);
        return new TaxEntry(regime.Key, payroll.Date, payroll.Document, "payroll")
        {
            Deduction = regime.DeductsExpenses ? payroll.Amounts.Subtotal : 0m,
            IsrToPay = payroll.Amounts.IsrWithheld,
            Payment = payroll,
        };
    }

    // Judged by the figures of its own year: an invoice on credit of December paid in January counts when it is paid (LISR 105-I, LIVA 5-III), and the year is warned about.
    private Result<Verdict> Judge(PaidPart part)
    {
        var taxpayer = book.Taxpayer with { Regimes = [RegimeOf(part.Document, part.Date).Key] };
        var listed = book.Listed.TryGetValue(part.Document.CounterpartyRfc, out var status) ? status : (EfosStatus?)null;
        return ExpenseJudge.Judge(new ExpenseFacts(part.Document, [part], listed, part.Document.Date.Year, book.Today), taxpayer, tables);
    }

    // The regime that the invoice names as receiver, if it is one of the taxpayer's on that day; else the one that deducts most.
    private Regime RegimeOf(TaxDocument document, DateOnly day)
    {
        var known = book.CoveredOn(day);
        var named = document.Direction == CfdiDirection.Received ? document.ReceptorRegimen : book.IssuedUnder.GetValueOrDefault(document.Id);
        return known.FirstOrDefault(r => r.Key == named && (r.DeductsExpenses || r.PaysIva)) ?? known[0];
    }

    private static bool IsInvestment(TaxDocument document) => document.Lines.Any(l => ExpenseKinds.RuleOf(l.Kind, document.UsoCfdi) is "asset" or "vehicle");

    private static PaidPart WholeOf(TaxDocument invoice) => new(invoice, invoice.Date, 1m, invoice.Amounts, invoice.FormaPago, PaymentProof.Declared, "-", null);

    private static decimal Share(decimal part, decimal whole) => whole == 0 ? 0m : Math.Min(1m, part / whole);

    private static DateOnly NextMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);
}
