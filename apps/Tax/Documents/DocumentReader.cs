using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Matching;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Documents;

/// <summary>The documents of a span with everything that tells their payment.</summary>
/// <param name="Documents">Invoices, credit notes, payrolls and complementos de pago.</param>
/// <param name="Reps">What the complementos pay.</param>
/// <param name="Lines">What bank lines pay, by accepted and confirmed matches.</param>
public sealed record DocumentSet(IReadOnlyList<TaxDocument> Documents, IReadOnlyList<RepPayment> Reps, IReadOnlyList<BankPayment> Lines)
{
    /// <summary>When and how far each was paid.</summary>
    public IReadOnlyList<PaidPart> Paid => PaidParts.Of(Documents, Reps, Lines);
}

/// <summary>Reads documents of the vault as taxes need them.</summary>
public sealed class DocumentReader(TaxDb db)
{
    /// <summary>A tenant with more documents than this in a span is asked to take a shorter one.</summary>
    public const int Most = 20_000;

    /// <summary>Documents issued in the span. Payments may lie outside it.</summary>
    public async Task<DocumentSet> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var read = await StoredAsync(from, to, cancellationToken);
        var matches = await db.Matches.AsNoTracking().Where(m => m.Status == MatchStatus.Accepted || m.Status == MatchStatus.Confirmed).ToListAsync(cancellationToken);
        var documents = read.Select(r => TaxDocuments.Of(r.Stored.Id, r.Stored.Direction, r.Stored.Counts, r.Stored.IsCancelled, r.Cfdi)).OfType<TaxDocument>().ToList();
        var lineOf = matches.GroupBy(m => m.PaymentId).ToDictionary(g => g.Key, g => g.First().LineId);
        var reps = read.Where(r => r.Stored is { Counts: true, IsCancelled: false, Uuid: not null }).SelectMany(r => RepsOf(r.Stored, r.Cfdi, lineOf)).ToList();
        var lines = matches.Select(m => new BankPayment(m.CfdiId, m.LineId, m.LineDate, m.Amount, null)).ToList();
        return new DocumentSet(documents, reps, lines);
    }

    /// <summary>Rows of the vault with what they say.</summary>
    internal async Task<List<(StoredCfdi Stored, Cfdi Cfdi)>> StoredAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = await db.Cfdis.AsNoTracking()
            .Where(c => c.DeletedAt == null && c.Direction != CfdiDirection.ThirdParty && c.IssuedOn >= from && c.IssuedOn <= to)
            .OrderByDescending(c => c.IssuedOn).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row, row.Read()));
    }

    private static IEnumerable<RepPayment> RepsOf(StoredCfdi stored, Cfdi cfdi, Dictionary<Guid, Guid> lineOf)
    {
        if (cfdi.Pagos is not { } complement) yield break;
        foreach (var (pago, index) in complement.Pagos.Select((p, i) => (p, i)))
        {
            if (pago.FechaPago is not { } paid) continue;
            Guid? line = lineOf.TryGetValue(ExpectedPayments.IdOf(stored.Id, index), out var found) ? found : null;
            foreach (var document in pago.Documentos.Where(d => d is { Uuid: not null, Pagado: > 0 }))
                yield return new RepPayment(document.Uuid!, stored.Uuid!, DateOnly.FromDateTime(paid), document.Pagado!.Value, pago.FormaDePago, line);
        }
    }
}
