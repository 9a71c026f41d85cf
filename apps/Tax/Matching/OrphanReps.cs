using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Matching;

/// <summary>A complemento de pago whose invoice is not in the vault: its money counts nowhere until it is.</summary>
/// <param name="RepUuid">Folio fiscal of the complemento.</param>
/// <param name="InvoiceUuid">Folio fiscal of the invoice that is missing.</param>
/// <param name="Direction">Which side the taxpayer is on.</param>
/// <param name="CounterpartyRfc">The other side.</param>
/// <param name="CounterpartyName">Its name.</param>
/// <param name="Date">The day of payment that it tells.</param>
/// <param name="Amount">What it pays of the invoice, in the invoice's currency.</param>
/// <param name="Es">What to do.</param>
/// <param name="En">The same in English.</param>
public sealed record OrphanRep(
    string RepUuid, string InvoiceUuid, CfdiDirection Direction, string CounterpartyRfc, string CounterpartyName, DateOnly Date, decimal Amount, string Es, string En);

/// <summary>Finds complementos de pago without their invoice.</summary>
internal static class OrphanReps
{
    /// <summary>Those of the set that were issued from a day to another, by day of payment.</summary>
    public static async Task<IReadOnlyList<OrphanRep>> OfAsync(TaxDb db, DocumentSet set, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var issued = set.Documents.Where(d => d is { Type: "P", Uuid: not null } && d.Date >= from && d.Date <= to)
            .GroupBy(d => d.Uuid!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var here = set.Documents.Where(d => d.Uuid is not null).Select(d => d.Uuid!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lost = set.Reps.Where(r => issued.ContainsKey(r.RepUuid) && !here.Contains(r.DocumentUuid)).ToList();
        var wanted = lost.Select(r => r.DocumentUuid.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var older = await db.Cfdis.AsNoTracking().Where(c => c.DeletedAt == null && c.Uuid != null && wanted.Contains(c.Uuid)).Select(c => c.Uuid!).ToListAsync(cancellationToken);
        here.UnionWith(older);
        return lost.Where(r => !here.Contains(r.DocumentUuid)).OrderBy(r => r.Date).Select(r => Of(r, issued[r.RepUuid])).ToList();
    }

    private static OrphanRep Of(RepPayment rep, TaxDocument document) => new(
        rep.RepUuid, rep.DocumentUuid.ToUpperInvariant(), document.Direction, document.CounterpartyRfc, document.CounterpartyName, rep.Date, rep.Amount,
        "Falta la factura que paga este complemento: súbela para que el pago cuente.", "The invoice that this complement pays is missing: upload it so that the payment counts.");
}
