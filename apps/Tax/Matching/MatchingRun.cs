using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Documents;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Matching;

/// <summary>Matches everything that no person has decided on, anew: the better the merchants are known, the more is found. Repeating it changes nothing.</summary>
public sealed class MatchingRun(TaxDb db, DocumentReader reader, BookLines books, TimeProvider time) : IJobHandler
{
    private const int Months = 26;

    /// <summary>What a run found.</summary>
    public sealed record Found(int Documents, int Lines, int Accepted, int Suggested);

    /// <inheritdoc/>
    public static string Kind => "tax.match";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var today = MexicoCalendar.Today(time);
        var read = await reader.RowsAsync(today.AddMonths(-Months), today.AddDays(31), cancellationToken);
        if (read.Count == 0) return new Found(0, 0, 0, 0);
        var rows = await books.WithAccountsAsync(read.Min(r => r.Stored.IssuedOn).AddDays(-TimeFit.Before), today, cancellationToken);
        if (!rows.IsOk) return rows.Problem!;
        return await MatchAsync(ExpectedPayments.Of(read), LinesOf(rows.Value), cancellationToken);
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    private static List<BankLine> LinesOf(BookRows books)
    {
        var kinds = books.Accounts.ToDictionary(a => a.Id, a => a.Kind);
        return books.Rows.Where(r => !r.IsTransfer).Select(r => new BankLine(r.Id, r.Date, r.Amount, r.Currency, r.Descriptor, r.MerchantKey, r.Reference)
        {
            AccountKind = r.AccountId is { } account ? kinds.GetValueOrDefault(account) : null,
        }).ToList();
    }

    private async Task<Counterparty?> SelfAsync(CancellationToken cancellationToken) =>
        await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } profile ? new Counterparty(profile.Rfc, profile.Nombre ?? "") : null;

    private async Task<Found> MatchAsync(IReadOnlyList<ExpectedPayment> payments, List<BankLine> lines, CancellationToken cancellationToken)
    {
        var stored = await db.Matches.ToListAsync(cancellationToken);
        var decided = stored.Where(m => m.DecidedAt is not null).ToList();
        var confirmed = decided.Where(m => m.Status == MatchStatus.Confirmed).ToList();
        var taken = confirmed.Select(m => m.LineId).ToHashSet();
        var refused = decided.Where(m => m.Status == MatchStatus.Rejected).Select(m => (m.LineId, m.PaymentId)).ToHashSet();
        var known = new MerchantMemory();
        foreach (var match in decided.Where(m => m is { Status: MatchStatus.Confirmed, MerchantKey: not null })) known.Learn(match.MerchantKey!, match.CounterpartyRfc);

        var expected = Settled.Rest(payments, confirmed);
        var outcome = Matcher.Match(
            lines.Where(l => !taken.Contains(l.Id)).ToList(), expected, known, refused, await SelfAsync(cancellationToken));
        var former = stored.Where(m => m.DecidedAt is null).ToDictionary(m => (m.LineId, m.CfdiId, m.PaymentId));
        db.Matches.RemoveRange(former.Values);
        await db.SaveChangesAsync(cancellationToken);
        var (lineOf, paymentOf) = (lines.ToDictionary(l => l.Id), expected.ToDictionary(p => p.Id));
        foreach (var row in outcome.Matches.SelectMany(m => RowsOf(m, lineOf, paymentOf))) db.Matches.Add(KeepingId(row, former));
        await db.SaveChangesAsync(cancellationToken);
        return new Found(payments.Count, lines.Count, outcome.Matches.Count(m => m.Accepted), outcome.Matches.Count(m => !m.Accepted));
    }

    // One row for each line and share. Where several lines pay one invoice, or one a part of it, each pays its own amount of it.
    private IEnumerable<StoredMatch> RowsOf(Match match, Dictionary<Guid, BankLine> lines, Dictionary<Guid, ExpectedPayment> payments) =>
        from payment in match.PaymentIds.Select(id => payments[id])
        from line in match.LineIds.Select(id => lines[id])
        from share in payment.Shares
        let paid = match.LineIds.Count > 1 || match.IsPartial ? share with { Amount = Math.Min(share.Amount, line.Size) } : share
        select new StoredMatch(Guid.CreateVersion7(time.GetUtcNow()), line, payment, paid, match);

    // The id tells since when a match is known: what is found again as it was keeps it, so that a past day can be computed anew.
    private static StoredMatch KeepingId(StoredMatch row, Dictionary<(Guid LineId, Guid CfdiId, Guid PaymentId), StoredMatch> former) =>
        former.GetValueOrDefault((row.LineId, row.CfdiId, row.PaymentId)) is { } old && old.Status == row.Status && old.Amount == row.Amount ? row.Found(old.Id) : row;
}

/// <summary>Asks for a run of matching; one that still waits sees the same books and is enough.</summary>
public sealed class MatchingSchedule(TaxDb db, TimeProvider time)
{
    /// <summary>Adds the job to the context, to be saved with it; null when one is waiting.</summary>
    public async Task<Job?> SoonAsync(CancellationToken cancellationToken)
    {
        if (await db.Jobs.AnyAsync(j => j.Kind == MatchingRun.Kind && j.Status == JobStatus.Queued, cancellationToken)) return null;
        var now = time.GetUtcNow();
        var job = new Job(Guid.CreateVersion7(now), MatchingRun.Kind, "{}", user: null, now, TimeSpan.Zero);
        db.Jobs.Add(job);
        return job;
    }
}

/// <summary>New CFDIs: match.</summary>
public sealed class OnCfdisStored(MatchingSchedule schedule) : IEventHandler<CfdisStored>
{
    /// <inheritdoc/>
    public Task HandleAsync(CfdisStored @event, CancellationToken cancellationToken) => schedule.SoonAsync(cancellationToken);
}

/// <summary>New bank lines: match, if there is anything to match them with.</summary>
public sealed class OnTransactionsRecorded(TaxDb db, MatchingSchedule schedule) : IEventHandler<TransactionsRecorded>
{
    /// <inheritdoc/>
    public async Task HandleAsync(TransactionsRecorded @event, CancellationToken cancellationToken)
    {
        if (await db.Cfdis.AnyAsync(cancellationToken)) await schedule.SoonAsync(cancellationToken);
    }
}
