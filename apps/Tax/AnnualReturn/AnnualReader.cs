using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Filings;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>Reads what a year is made of besides its book.</summary>
internal sealed class AnnualReader(TaxDb db, DocumentReader reader)
{
    private const string Isr = "ISR";

    // A payroll is stamped up to some weeks after its payment, a certificate of the year in the February after it.
    private const int DaysAfter = 90;

    /// <summary>Rows of the year, of the one before and of the weeks after, with what they say.</summary>
    public Task<List<ReadCfdi>> RowsAsync(int year, CancellationToken cancellationToken)
    {
        var first = new DateOnly(year, 1, 1);
        return reader.RowsAsync(first.AddYears(-1), first.AddYears(1).AddDays(DaysAfter), cancellationToken);
    }

    /// <summary>Monthly returns of the year that were presented, in order of month and number; of a past instant as they were known just before it.</summary>
    public async Task<IReadOnlyList<ProvisionalReturn>> ProvisionalAsync(int year, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 1));
        var instant = before ?? DateTimeOffset.MaxValue;
        var filings = await db.Filings.AsNoTracking()
            .Where(f => f.Kind == FilingKind.Monthly && f.Period >= from && f.Period <= to && !f.IsSimulated && f.SubmittedAt < instant
                && (f.State == FilingState.Submitted || f.State == FilingState.Accepted || f.State == FilingState.Paid))
            .OrderBy(f => f.Period).ThenBy(f => f.Number).ToListAsync(cancellationToken);
        var ids = filings.ConvertAll(f => f.Id);
        var payments = await db.FilingPayments.AsNoTracking().Where(p => ids.Contains(p.FilingId)).ToListAsync(cancellationToken);
        return filings.ConvertAll(f => new ProvisionalReturn(f.Period, PaymentKnownAt(f, payments) is { } known && known < instant, IsrOf(f, instant))
        {
            IsAccepted = f.State is FilingState.Accepted or FilingState.Paid && f.AnsweredAt < instant,
        });
    }

    // A person's word came with the acuse; a bank line was found, or confirmed, at the time that its row tells.
    private static DateTimeOffset? PaymentKnownAt(Filing filing, List<FilingPayment> payments)
    {
        if (filing.State != FilingState.Paid) return null;
        if (filing.PaidByLine is not { } line) return filing.AnsweredAt;
        return payments.Find(p => p.FilingId == filing.Id && p.LineId == line) is { } payment ? payment.DecidedAt ?? AsKnown.CreatedAt(payment.Id) : filing.AnsweredAt;
    }

    // By section; as the acuse changes it, once there is one.
    private static Dictionary<string, decimal> IsrOf(Filing filing, DateTimeOffset instant)
    {
        var package = FilingView.PackageOf(filing);
        var share = filing.AnsweredAt < instant ? PaidShare.Of(filing, package) : 1m;
        return package.Fields.Where(p => p.Section.StartsWith(Isr, StringComparison.Ordinal) && p.Field == PortalFields.IsrDue)
            .GroupBy(p => p.Section, StringComparer.Ordinal).ToDictionary(s => s.Key, s => share == 1m ? s.Sum(p => p.Pesos) : TaxRounding.Pesos(s.Sum(p => p.Pesos) * share), StringComparer.Ordinal);
    }
}
