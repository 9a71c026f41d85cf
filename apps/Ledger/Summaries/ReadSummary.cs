using System.Globalization;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Summaries;

/// <summary>
/// Income and spending by month, currency and category. Transfers between own accounts and savings are neither; a split line counts
/// by its parts; a refund that is linked to its expense lowers the expense's category in the month of the refund.
/// </summary>
public static class ReadSummary
{
    private const int MaxMonths = 60;
    private const int DefaultMonths = 12;

    /// <summary>The months, oldest first.</summary>
    public sealed record Response(IReadOnlyList<MonthSummary> Months);

    /// <summary>One month in one currency; currencies are never added up. <c>spent</c> is positive.</summary>
    public sealed record MonthSummary(string Month, string Currency, decimal Received, decimal Spent, decimal Net, IReadOnlyList<CategorySummary> Categories);

    /// <summary>One category of a month.</summary>
    public sealed record CategorySummary(string Category, string Group, decimal Received, decimal Spent, int Count, bool CountsAsSpending);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/ledger/summary", Handle).Can(Permission.ReadBooks).WithSummary("Resumen por mes y categoría / Summary by month and category")
            .WithDescription("Los movimientos divididos cuentan por sus partes. Una devolución vinculada a su gasto no es ingreso: baja lo gastado en la categoría del gasto, en el mes de la devolución. / "
                + "Split lines count by their parts. A refund that is linked to its expense is no income: it lowers what was spent in the expense's category, in the month of the refund.");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        string? from, string? to, LedgerDb db, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = MexicoCalendar.Today(time, tenant.Tenant.Zone);
        var last = new DateOnly(today.Year, today.Month, 1);
        if (to is not null && !TryMonth(to, out last)) return LedgerProblems.BadFilter.With("filter", "to").Refused();
        if (from is null && Number(last) < DefaultMonths) return LedgerProblems.BadFilter.With("filter", "to").Refused();
        var first = from is null ? last.AddMonths(1 - DefaultMonths) : last;
        if (from is not null && !TryMonth(from, out first)) return LedgerProblems.BadFilter.With("filter", "from").Refused();
        if (first > last || Number(last) - Number(first) >= MaxMonths) return LedgerProblems.BadFilter.With("filter", "from").Refused();

        var sums = await db.MonthSums.AsNoTracking().Where(s => s.Month >= first && s.Month <= last).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(Months(sums)));
    }

    private static List<MonthSummary> Months(IEnumerable<MonthSum> sums) =>
        sums.GroupBy(s => (s.Month, s.Currency)).OrderBy(m => m.Key)
            .Select(month =>
            {
                var categories = month.GroupBy(s => s.Category)
                    .Select(c => new CategorySummary(c.Key, Taxonomy.GroupOf(c.Key), c.Sum(s => s.Received), c.Sum(s => s.Spent), c.Sum(s => s.Count), c.Any(Counts)))
                    .OrderByDescending(c => c.Spent).ThenByDescending(c => c.Received).ToList();
                var received = month.Where(Counts).Sum(s => s.Received);
                var spent = month.Where(Counts).Sum(s => s.Spent);
                return new MonthSummary(
                    month.Key.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.Key.Currency, received, spent, received - spent, categories);
            })
            .ToList();

    private static bool Counts(MonthSum sum) => !sum.Paired && !Taxonomy.ExcludedFromSpending.Contains(sum.Category);

    // Counted, not added up: the calendar ends with the year 9999.
    private static int Number(DateOnly month) => (month.Year * 12) + month.Month - 12;

    private static bool TryMonth(string text, out DateOnly month) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out month);
}
