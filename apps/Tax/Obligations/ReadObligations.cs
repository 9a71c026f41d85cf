using System.Text;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Obligations;

/// <summary>What must be done about a month, and the same for the coming year as a calendar.</summary>
public static class ReadObligations
{
    private const int CalendarMonths = 12;
    private static readonly PositionQuestion Plain = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/obligations", Checklist).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Lo que debes presentar / What you must file");
        routes.MapGet("/tax/calendar.ics", Calendar).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Calendario fiscal (iCalendar) / Tax calendar (iCalendar)")
            .Produces(StatusCodes.Status200OK, contentType: "text/calendar");
    }

    /// <summary>An obligation and how far it is.</summary>
    /// <param name="State">State of its package; null while none is prepared.</param>
    /// <param name="IsOverdue">Its last day has passed and nothing says that it was accepted.</param>
    public sealed record Item(
        string Kind, string Period, DateOnly DueDate, DateOnly FacilityDueDate, IReadOnlyList<string> Law, string Es, string En, FilingState? State, bool IsOverdue);

    /// <summary>The checklist.</summary>
    /// <param name="NonBusinessDays">Those of the two months in which the period is presented: they move last days.</param>
    public sealed record Response(
        string Period, string Rfc, IReadOnlyList<Item> Items, IReadOnlyList<Relief> Relieved, IReadOnlyList<NonBusinessDay> NonBusinessDays, string RulesVersion);

    private static async Task<Results<Ok<Response>, Refusal>> Checklist(
        string? period, TaxDb db, PositionDocuments documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var month = PositionProblems.Month(period);
        if (!month.IsOk) return month.Problem!.Refused();
        if (await documents.LoadAsync(month.Value, Plain, cancellationToken) is not { } book) return PositionProblems.ProfileMissing.Refused();
        var position = PositionMonth.Compute(book, month.Value, TaxTables.Current);
        if (!position.IsOk) return position.Problem!.Refused();
        var taxpayer = ObligedReader.Of(book, position.Value);
        var year = new DateOnly(month.Value.Year - 1, 1, 1);
        var filings = await db.Filings.AsNoTracking()
            .Where(f => f.Kind == FilingKind.Annual ? f.Period == year : f.Period == month.Value).OrderBy(f => f.Number).ToListAsync(cancellationToken);
        var today = MexicoCalendar.Today(time);
        var items = ObligationList.Of(taxpayer, month.Value).Select(o => ItemOf(o, filings, today, book.Facts?.UsesSixthDigit == true)).ToList();
        var closed = NonBusinessDays.Between(month.Value.AddMonths(1), month.Value.AddMonths(3).AddDays(-1)).ToList();
        return TypedResults.Ok(new Response(period!, book.Taxpayer.Rfc, items, ObligationList.ReliefsOf(taxpayer, month.Value), closed, CalculationKinds.RulesVersion));
    }

    private static async Task<Results<FileContentHttpResult, Refusal>> Calendar(HttpContext context, PositionDocuments documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = MexicoCalendar.Today(time);
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (await documents.LoadAsync(last, Plain, cancellationToken) is not { } book) return PositionProblems.ProfileMissing.Refused();
        var position = PositionMonth.Compute(book, last, TaxTables.Current);
        if (!position.IsOk) return position.Problem!.Refused();
        var taxpayer = ObligedReader.Of(book, position.Value);
        var obligations = Enumerable.Range(0, CalendarMonths).SelectMany(i => ObligationList.Of(taxpayer, last.AddMonths(i)));
        var closed = NonBusinessDays.Between(today.AddMonths(-1), today.AddMonths(CalendarMonths));
        var feed = CalendarFeed.Write(obligations, time.GetUtcNow(), context.Request.WantsEnglish(), closed);
        return TypedResults.File(Encoding.UTF8.GetBytes(feed), "text/calendar; charset=utf-8", "obligaciones.ics");
    }

    // Whoever uses the decree's facility is late only after its day.
    private static Item ItemOf(Obligation obligation, IReadOnlyList<Filing> filings, DateOnly today, bool usesFacility)
    {
        var kind = obligation.Kind switch
        {
            ObligationTable.Diot => FilingKind.Diot,
            ObligationTable.Annual => FilingKind.Annual,
            _ => FilingKind.Monthly,
        };
        var state = filings.LastOrDefault(f => f.Kind == kind)?.State;
        var isDone = state is FilingState.Submitted or FilingState.Accepted or FilingState.Paid;
        var last = usesFacility ? obligation.FacilityDueDate : obligation.DueDate;
        return new Item(obligation.Kind, obligation.Period, obligation.DueDate, obligation.FacilityDueDate, obligation.Law, obligation.Es, obligation.En, state, !isDone && today > last);
    }
}
