using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Matching;

/// <summary>What is left over of a span: invoices that nothing paid, invoices on credit that were paid without a complemento de pago, and expenses without a CFDI.</summary>
public static class ReadLeftovers
{
    private const int MostMonths = 26;
    private const int Shown = 500;

    /// <summary>What to look after.</summary>
    /// <param name="NotPaid">Invoices on credit that nothing paid.</param>
    /// <param name="RepMissing">Paid, without the complemento de pago.</param>
    /// <param name="RepWithoutInvoice">Complementos de pago whose invoice is not in the vault.</param>
    /// <param name="NoCfdi">Expenses at the bank without a CFDI; the first 500.</param>
    /// <param name="NoCfdiTotal">All of them, with their sum in pesos.</param>
    public sealed record Response(
        IReadOnlyList<Item> NotPaid, IReadOnlyList<Item> RepMissing, IReadOnlyList<OrphanRep> RepWithoutInvoice, IReadOnlyList<MissingCfdi> NoCfdi, NoCfdiTotal NoCfdiTotal);

    /// <summary>How many expenses lack a CFDI.</summary>
    public sealed record NoCfdiTotal(int Count, decimal Amount, decimal IvaAtStake);

    /// <summary>One invoice: what to do, and until when it helps.</summary>
    public sealed record Item(Guid Id, string? Uuid, CfdiDirection Direction, string CounterpartyRfc, string CounterpartyName, DateOnly Date, decimal Total, string Moneda, string Es, string En, DateOnly? Until)
    {
        /// <summary>A line that could be its payment, when one waits for a person's word.</summary>
        public MatchHint? Suggestion { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/leftovers", Handle).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Facturas sin pago, pagos sin complemento y gastos sin CFDI / Invoices without payment, payments without a complemento, expenses without a CFDI");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        DateOnly? from, DateOnly? to, TaxDb db, DocumentReader reader, UnprovedExpenses unproved, CancellationToken cancellationToken)
    {
        var last = to ?? unproved.Today;
        var first = from ?? (last.Year > 1 ? last.AddMonths(-12) : last);
        if (first > last || last.DayNumber - first.DayNumber > MostMonths * 31 || first.AddMonths(MostMonths) < last) return WrongSpan();
        var missing = await unproved.OfAsync(first, last, cancellationToken);
        if (!missing.IsOk) return missing.Problem!.Refused();
        var set = await reader.ReadAsync(first, last, cancellationToken);
        var paid = set.Paid.ToLookup(p => p.Document.Id);
        var invoices = set.Documents.Where(d => d is { IsLive: true, Type: "I" }).OrderBy(d => d.Date).ToList();
        var unpaid = invoices.Where(d => d.IsOnCredit && !paid[d.Id].Any()).ToList();
        var ids = unpaid.Select(d => d.Id).ToList();
        var hints = (await db.Matches.AsNoTracking().Where(m => m.Status == MatchStatus.Suggested && ids.Contains(m.CfdiId)).ToListAsync(cancellationToken)).ToLookup(m => m.CfdiId);
        return TypedResults.Ok(new Response(
            unpaid.Select(d => NotPaid(d, hints[d.Id].MaxBy(m => m.Points))).ToList(),
            invoices.Where(d => paid[d.Id].Any(p => p.LacksRep)).Select(d => RepMissing(d, paid[d.Id].First(p => p.LacksRep).Date, unproved.Today)).ToList(),
            await OrphanReps.OfAsync(db, set, first, last, cancellationToken),
            missing.Value.Take(Shown).ToList(), new NoCfdiTotal(missing.Value.Count, missing.Value.Sum(m => m.Amount), missing.Value.Sum(m => m.IvaAtStake))));
    }

    private static Refusal WrongSpan() => new FieldErrors().When(true, "from", "El periodo abarca de 1 día a 26 meses.", "The span is of 1 day to 26 months.").ToProblem()!.Refused();

    private static Item NotPaid(TaxDocument d, StoredMatch? suggested)
    {
        var item = d.Direction == CfdiDirection.Received
            ? ItemOf(d, "Págala para poder acreditar su IVA; al pagarla se concilia con tu banco.", "Pay it so that its IVA can be credited; it is then matched with your bank.", null)
            : ItemOf(d, "Aún no se cobra: no causa IVA hasta que te paguen.", "Not collected yet: it causes no IVA until you are paid.", null);
        return suggested is null ? item : item with { Suggestion = MatchHint.OfPayment(suggested) };
    }

    /// <summary>What to say of a payment without its complemento. Late, it may still be asked for or issued.</summary>
    internal static Item RepMissing(TaxDocument d, DateOnly paid, DateOnly today)
    {
        var due = new DateOnly(paid.Year, paid.Month, 1).AddMonths(1).AddDays(4); // RMF 2.7.1.32: the fifth of the month after the payment
        var (lateEs, lateEn) = due < today ? ($" Debió emitirse el {DayText.Es(due, today)}; aún sirve, aunque tarde.", $" It was due on {DayText.En(due, today)}; late, it still helps.") : ("", "");
        return d.Direction == CfdiDirection.Received
            ? ItemOf(d, "Ya la pagaste: pide al proveedor su complemento de pago." + lateEs, "You paid it: ask the supplier for the payment complement." + lateEn, due)
            : ItemOf(d, "Ya te la pagaron: emite el complemento de pago." + lateEs, "You were paid: issue the payment complement." + lateEn, due);
    }

    private static Item ItemOf(TaxDocument d, string es, string en, DateOnly? until) =>
        new(d.Id, d.Uuid, d.Direction, d.CounterpartyRfc, d.CounterpartyName, d.Date, d.Total, d.Moneda, es, en, until);
}
