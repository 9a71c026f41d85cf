using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Verdicts;

/// <summary>What each expense of a span is worth, with the article of law, and what is being lost and why.</summary>
public static class ReadVerdicts
{
    private const int MostMonths = 13;

    /// <summary>Verdicts, and the losses by cause. Amounts are pesos.</summary>
    public sealed record Response(IReadOnlyList<Item> Items, IReadOnlyList<Leak> Leaks, string RulesVersion);

    /// <summary>An expense and its verdict.</summary>
    public sealed record Item(Guid Id, string? Uuid, DateOnly Date, string CounterpartyRfc, string CounterpartyName, decimal Total, string Moneda, Verdict Verdict);

    /// <summary>What one cause costs: expenses that are not deducted for it, and their IVA.</summary>
    public sealed record Leak(string Code, string Es, string En, int Count, decimal NotDeducted, decimal IvaLost, decimal Recoverable);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/verdicts", Handle).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("¿Qué se deduce y por qué? / What is deducted and why");
        routes.MapGet("/tax/invoices/{uuid:guid}/verdict", OneAsync).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("El veredicto de una factura / The verdict of an invoice");
    }

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        DateOnly? from, DateOnly? to, ExpenseVerdicts verdicts, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var last = to ?? MexicoCalendar.Today(time, tenant.Tenant.Zone);
        var first = from ?? new DateOnly(last.Year, last.Month, 1);
        if (first > last || first.AddMonths(MostMonths) < last) return new FieldErrors().When(true, "from", "El periodo abarca de 1 día a 13 meses.", "The span is of 1 day to 13 months.").ToProblem()!.Refused();
        var judged = await verdicts.OfAsync(first, last, cancellationToken);
        return judged.IsOk ? TypedResults.Ok(new Response(judged.Value, Leaks(judged.Value), TaxTables.Current.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))) : judged.Problem!.Refused();
    }

    private static async Task<Results<Ok<Verdict>, Refusal>> OneAsync(Guid uuid, TaxDb db, ExpenseVerdicts verdicts, CancellationToken cancellationToken)
    {
        var key = uuid.ToString("D").ToUpperInvariant();
        var row = await db.Cfdis.AsNoTracking().FirstOrDefaultAsync(c => c.DeletedAt == null && (c.Uuid == key || c.Id == uuid), cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        var judged = await verdicts.OfAsync([row.Id], cancellationToken);
        if (!judged.IsOk) return judged.Problem!.Refused();
        return judged.Value is [var found] ? TypedResults.Ok(found.Verdict) : VerdictProblems.NotReceived.Refused();
    }

    /// <summary>Sums the losses by their weightiest reason; what a fix can still recover is counted apart.</summary>
    internal static IReadOnlyList<Leak> Leaks(IReadOnlyList<Item> items) =>
        items.Where(i => i.Verdict.Reasons.Any(r => !r.IsWarning) && i.Verdict.Isr.Status != IsrStatus.MissingData)
            .GroupBy(i => i.Verdict.Reasons[0].Code)
            .Select(g => new Leak(
                g.Key, g.First().Verdict.Reasons[0].Es, g.First().Verdict.Reasons[0].En, g.Count(),
                g.Sum(i => i.Verdict.Isr.Status == IsrStatus.NotApplicable ? 0m : i.Verdict.Evidence.Subtotal - i.Verdict.Isr.Amount),
                g.Sum(i => i.Verdict.Evidence.Iva - i.Verdict.Iva.Amount),
                g.Where(i => i.Verdict.Fix is { Recovers: true }).Sum(i => i.Verdict.Evidence.Iva - i.Verdict.Iva.Amount)))
            .OrderByDescending(l => l.NotDeducted + l.IvaLost).ToList();
}
