using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Matching;

/// <summary>Writes down what people say about matches.</summary>
internal sealed class Decisions(TaxDb db, MatchingSchedule schedule, WorkSignal signal, TimeProvider time)
{
    public async Task<Results<Ok<DecideMatch.Response>, Refusal>> DecideAsync(Guid id, bool yes, CancellationToken cancellationToken)
    {
        await using var transaction = await db.LockMatchesAsync(cancellationToken);
        var match = await db.Matches.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (match is null) return CommonProblems.NotFound.Refused();
        var others = await db.Matches
            .Where(m => m.Id != id && (m.LineId == match.LineId || m.PaymentId == match.PaymentId) && m.Status != MatchStatus.Rejected).ToListAsync(cancellationToken);
        if (yes && !await FitsAsync(match, others.FindAll(o => o.Status == MatchStatus.Confirmed && !IsPartOf(o, match)), cancellationToken)) return MatchingProblems.AlreadyPaid.Refused();
        var undone = yes ? [] : others.FindAll(o => o.DecidedAt is null && IsPartOf(o, match));
        var gone = yes ? others.FindAll(o => o.DecidedAt is null && !IsPartOf(o, match)) : undone;
        var before = MatchNews.InvoiceOf([match, .. others]);
        match.Decide(yes, time.GetUtcNow());
        db.Matches.RemoveRange(gone);
        await TellAsync(before, [match, .. others.Except(gone)], cancellationToken);
        db.Note(yes ? "match.confirmed" : "match.rejected", id.ToString("D"));
        await schedule.SoonAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Wake();
        return TypedResults.Ok(new DecideMatch.Response(match.Id, match.Status, undone.ConvertAll(PartOf)));
    }

    private async Task TellAsync(IReadOnlyDictionary<Guid, Guid> before, IEnumerable<StoredMatch> left, CancellationToken cancellationToken)
    {
        var now = MatchNews.InvoiceOf(left);
        var invoices = now.Values.Distinct().ToList();
        var rows = await db.Cfdis.AsNoTracking().Where(c => invoices.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        MatchNews.Tell(db, MatchNews.Of(before, now, id => rows.TryGetValue(id, out var row) ? MatchNews.SaidBy(row.Direction, row.Read()) : null));
    }

    // Several lines may each pay a part of an invoice on credit, as long as they do not pay more than it asks for.
    private async Task<bool> FitsAsync(StoredMatch match, List<StoredMatch> confirmed, CancellationToken cancellationToken)
    {
        if (confirmed.Count == 0) return true;
        if (match.PaymentId != match.CfdiId || confirmed.Exists(o => o.PaymentId != match.PaymentId || o.LineId == match.LineId)) return false;
        var invoice = await db.Cfdis.AsNoTracking().Where(c => c.Id == match.CfdiId && c.MetodoPago == "PPD").Select(c => c.Total).SingleOrDefaultAsync(cancellationToken);
        return invoice is { } total && confirmed.Sum(o => o.Amount) + match.Amount <= total;
    }

    // Rows of one match of several: the same line pays several invoices by one complemento, or several lines one invoice that was accepted whole.
    private static bool IsPartOf(StoredMatch other, StoredMatch match) =>
        (other.PaymentId == match.PaymentId && other.LineId == match.LineId) || (other.Holds && match.Holds && other.Points == match.Points && other.Reasons == match.Reasons);

    private static DecideMatch.Part PartOf(StoredMatch other) => new(
        other.Id, other.LineId, other.LineDate, other.LineAmount, other.LineText, other.CfdiId, other.Amount,
        "También se deshizo: se había conciliado junto con la que rechazaste.", "Undone too: it was matched together with the one that you rejected.");
}
