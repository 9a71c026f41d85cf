using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Matching;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Documents;

/// <summary>A row of the vault and what it says.</summary>
public sealed record ReadCfdi(StoredCfdi Stored, Cfdi Cfdi);

/// <summary>The documents of a span with everything that tells their payment.</summary>
/// <param name="Rows">The rows that were read.</param>
/// <param name="Documents">Invoices, credit notes, payrolls and complementos de pago among them.</param>
/// <param name="Reps">What the complementos pay.</param>
/// <param name="Lines">What bank lines pay, by accepted and confirmed matches.</param>
public sealed record DocumentSet(IReadOnlyList<ReadCfdi> Rows, IReadOnlyList<TaxDocument> Documents, IReadOnlyList<RepPayment> Reps, IReadOnlyList<BankPayment> Lines)
{
    /// <summary>When and how far each was paid.</summary>
    public IReadOnlyList<PaidPart> Paid => PaidParts.Of(Documents, Reps, Lines);
}

/// <summary>Reads documents of the vault as taxes need them: the only way from rows to <see cref="TaxDocument"/>s and their payments.</summary>
public sealed class DocumentReader(TaxDb db)
{
    // A complemento is due within days, and comes months late.
    private const int MonthsOfReps = 14;

    private DateTimeOffset? Before { get; init; }

    /// <summary>The same reader of what was known before an instant: what came later is not there, what was removed later still is.</summary>
    public DocumentReader AsOf(DateTimeOffset instant) => new(db) { Before = instant };

    /// <summary>Documents issued in the span, the last day included, and the complementos de pago of the fourteen months after it, which may pay them.</summary>
    public async Task<DocumentSet> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var until = to < DateOnly.MaxValue.AddMonths(-MonthsOfReps) ? to.AddMonths(MonthsOfReps) : to;
        var rows = await ReadAsync(db.Cfdis.Where(c => c.IssuedOn >= from && (c.IssuedOn <= to || (c.IssuedOn <= until && c.TipoDeComprobante == "P"))), cancellationToken);
        return await WithPaymentsAsync(rows, cancellationToken);
    }

    /// <summary>These documents, and the complementos de pago that may pay them.</summary>
    public async Task<DocumentSet> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(db.Cfdis.Where(c => ids.Contains(c.Id)), cancellationToken);
        if (rows.Count == 0) return new DocumentSet([], [], [], []);
        var first = rows.Min(r => r.Stored.IssuedOn);
        var reps = await ReadAsync(db.Cfdis.Where(c => c.TipoDeComprobante == "P" && c.IssuedOn >= first && !ids.Contains(c.Id)), cancellationToken);
        return await WithPaymentsAsync([.. rows, .. reps], cancellationToken);
    }

    /// <summary>Rows of the vault with what they say; none of what only concerns others.</summary>
    public Task<List<ReadCfdi>> RowsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        ReadAsync(db.Cfdis.Where(c => c.IssuedOn >= from && c.IssuedOn <= to), cancellationToken);

    private async Task<List<ReadCfdi>> ReadAsync(IQueryable<StoredCfdi> query, CancellationToken cancellationToken)
    {
        var known = Before is { } instant ? query.KnownBefore(instant) : query.Where(c => c.DeletedAt == null);
        var rows = await known.AsNoTracking().Where(c => c.Direction != CfdiDirection.ThirdParty)
            .OrderByDescending(c => c.IssuedOn).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new ReadCfdi(Before is { } end ? row.AsBefore(end) : row, row.Read()));
    }

    private async Task<DocumentSet> WithPaymentsAsync(IReadOnlyList<ReadCfdi> rows, CancellationToken cancellationToken)
    {
        var matches = await MatchesAsync(cancellationToken);
        var lineOf = matches.GroupBy(m => m.PaymentId).ToDictionary(g => g.Key, g => g.First().LineId);
        return new DocumentSet(
            rows,
            rows.Select(r => TaxDocuments.Of(r.Stored, r.Cfdi)).OfType<TaxDocument>().ToList(),
            rows.SelectMany(r => RepsOf(r, lineOf)).ToList(),
            matches.ConvertAll(m => new BankPayment(m.CfdiId, m.LineId, m.LineDate, m.Amount, m.BankForm)));
    }

    private async Task<List<StoredMatch>> MatchesAsync(CancellationToken cancellationToken)
    {
        var matches = db.Matches.AsNoTracking().OrderBy(m => m.Id);
        if (Before is { } instant) return [.. (await matches.ToListAsync(cancellationToken)).Where(m => m.HeldBefore(instant))];
        return await matches.Where(m => m.Status == MatchStatus.Accepted || m.Status == MatchStatus.Confirmed).ToListAsync(cancellationToken);
    }

    // The payments that a complemento de pago tells; none of one that does not count.
    private static IEnumerable<RepPayment> RepsOf(ReadCfdi row, Dictionary<Guid, Guid> lineOf)
    {
        if (row is not { Stored: { Counts: true, IsCancelled: false, Uuid: { } uuid }, Cfdi.Pagos: { } complement }) yield break;
        foreach (var (pago, index) in complement.Pagos.Select((p, i) => (p, i)))
        {
            if (pago.FechaPago is not { } paid) continue;
            Guid? line = lineOf.TryGetValue(ExpectedPayments.IdOf(row.Stored.Id, index), out var found) ? found : null;
            foreach (var document in pago.Documentos.Where(d => d is { Uuid: not null, Pagado: > 0 }))
                yield return new RepPayment(document.Uuid!, uuid, DateOnly.FromDateTime(paid), document.Pagado!.Value, pago.FormaDePago, line);
        }
    }
}
