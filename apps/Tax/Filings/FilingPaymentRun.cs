using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Tax.Matching;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings;

/// <summary>
/// Looks in the bank for the payments of accepted returns. What a person decided stays; what was found is looked for anew, so that a line that
/// was taken back pays nothing any more. Repeating it changes nothing.
/// </summary>
public sealed class FilingPaymentRun(TaxDb db, BookLines books, TimeProvider time) : IJobHandler
{
    private const int DaysAfter = 60;

    /// <summary>What a run found.</summary>
    public sealed record Found(int Returns, int Paid, int Suggested);

    /// <inheritdoc/>
    public static string Kind => "tax.filing-payments";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var asked = await OpenAsync(cancellationToken);
        if (asked.Count == 0) return new Found(0, 0, 0);
        var payable = asked.ConvertAll(PayableFiling.Of);
        var last = payable.Max(p => p.Until ?? p.From).AddDays(DaysAfter);
        var rows = await books.ReadAsync(payable.Min(p => p.From), last, cancellationToken);
        if (!rows.IsOk) return rows.Problem!;
        var lines = rows.Value.Where(r => !r.IsTransfer && r.Amount < 0).Select(r => new BankLine(r.Id, r.Date, r.Amount, r.Currency, r.Descriptor, r.MerchantKey, r.Reference)).ToList();
        return await KeepAsync(lines, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    // Waiting for a payment, or paid by a line that nobody confirmed.
    private async Task<List<Filing>> OpenAsync(CancellationToken cancellationToken)
    {
        var confirmed = db.FilingPayments.Where(p => p.Status == MatchStatus.Confirmed).Select(p => p.FilingId);
        return await db.Filings
            .Where(f => f.AmountToPay > 0 && !f.IsSimulated && !confirmed.Contains(f.Id)
                && (f.State == FilingState.Accepted || (f.State == FilingState.Paid && f.PaidByLine != null)))
            .ToListAsync(cancellationToken);
    }

    // Read again after the call to the books: in the meantime a person may have decided, and then the rows have another version.
    private async Task<Found> KeepAsync(IReadOnlyList<BankLine> lines, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var filings = await OpenAsync(cancellationToken);
        var stored = await db.FilingPayments.ToListAsync(cancellationToken);
        var decided = stored.Where(p => p.DecidedAt is not null).ToList();
        var refused = decided.Where(p => p.Status == MatchStatus.Rejected).Select(p => (p.FilingId, p.LineId)).ToHashSet();
        var taken = decided.Where(p => p.Status == MatchStatus.Confirmed).Select(p => p.LineId).ToHashSet();
        var found = PaymentMatcher.Match(filings.ConvertAll(PayableFiling.Of), lines.Where(l => !taken.Contains(l.Id)).ToList(), refused);
        var sure = found.Where(f => f.IsSure).ToDictionary(f => f.FilingId);
        foreach (var filing in filings)
        {
            if (filing.PaidByLine is { } line && (!sure.TryGetValue(filing.Id, out var still) || still.Line.Id != line)) filing.TakePaymentBack(line);
            if (sure.TryGetValue(filing.Id, out var payment) && filing.Pay(payment.Line.Id, payment.Line.Date)) db.Note("filing.paid", filing.Id.ToString("D"));
        }

        Replace(stored, found);
        await db.SaveChangesAsync(cancellationToken);
        return new Found(filings.Count, sure.Count, found.Count - sure.Count);
    }

    private void Replace(IReadOnlyList<FilingPayment> stored, IReadOnlyList<PaymentCandidate> found)
    {
        var same = stored.Where(p => p.DecidedAt is null)
            .Where(p => found.Any(f => f.FilingId == p.FilingId && f.Line.Id == p.LineId && f.IsSure == (p.Status == MatchStatus.Accepted))).ToList();
        db.FilingPayments.RemoveRange(stored.Where(p => p.DecidedAt is null && !same.Contains(p)));
        foreach (var candidate in found.Where(f => !same.Exists(p => p.FilingId == f.FilingId && p.LineId == f.Line.Id)))
            db.FilingPayments.Add(new FilingPayment(Guid.CreateVersion7(time.GetUtcNow()), candidate));
    }
}

/// <summary>Asks for a look at the payments; one that still waits sees the same books and is enough.</summary>
public sealed class FilingPaymentSchedule(TaxDb db, TimeProvider time)
{
    /// <summary>Adds the job to the context, to be saved with it.</summary>
    public async Task SoonAsync(CancellationToken cancellationToken)
    {
        if (await db.Jobs.AnyAsync(j => j.Kind == FilingPaymentRun.Kind && j.Status == JobStatus.Queued, cancellationToken)) return;
        var now = time.GetUtcNow();
        db.Jobs.Add(new Job(Guid.CreateVersion7(now), FilingPaymentRun.Kind, "{}", user: null, now, TimeSpan.Zero));
    }
}

/// <summary>New bank lines: look, if some return has an amount to be paid.</summary>
public sealed class OnTransactionsRecorded(TaxDb db, FilingPaymentSchedule schedule) : IEventHandler<TransactionsRecorded>
{
    /// <inheritdoc/>
    public async Task HandleAsync(TransactionsRecorded @event, CancellationToken cancellationToken)
    {
        if (await db.Filings.AnyAsync(f => f.State == FilingState.Accepted && f.AmountToPay > 0, cancellationToken)) await schedule.SoonAsync(cancellationToken);
    }
}

/// <summary>Lines were taken back: what they paid may be unpaid again.</summary>
public sealed class OnStatementUndone(TaxDb db, FilingPaymentSchedule schedule) : IEventHandler<StatementUndoneEvent>
{
    /// <inheritdoc/>
    public async Task HandleAsync(StatementUndoneEvent @event, CancellationToken cancellationToken)
    {
        if (await db.FilingPayments.AnyAsync(p => p.DecidedAt == null, cancellationToken)) await schedule.SoonAsync(cancellationToken);
    }
}
