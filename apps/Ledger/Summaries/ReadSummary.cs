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

/// <summary>Income and spending by month, currency and category. Transfers between own accounts and savings are neither.</summary>
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
        routes.MapGet("/ledger/summary", Handle).Can(Permission.ReadBooks).WithSummary("Resumen por mes y categoría / Summary by month and category");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        string? from, string? to, LedgerDb db, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = MexicoCalendar.Today(time, tenant.Tenant.Zone);
        var last = new DateOnly(today.Year, today.Month, 1);
        if (to is not null && !TryMonth(to, out last)) return LedgerProblems.BadFilter.With("filter", "to").Refused();
        var first = last.AddMonths(1 - DefaultMonths);
        if (from is not null && !TryMonth(from, out first)) return LedgerProblems.BadFilter.With("filter", "from").Refused();
        if (first > last || first.AddMonths(MaxMonths) <= last) return LedgerProblems.BadFilter.With("filter", "from").Refused();

        var end = last.AddMonths(1);
        var sums = await db.Live.Where(t => t.Date >= first && t.Date < end)
            .GroupBy(t => new { t.Date.Year, t.Date.Month, t.Currency, t.Category, Paired = t.TransferId != null })
            .Select(g => new Sum(
                g.Key.Year, g.Key.Month, g.Key.Currency, g.Key.Category, g.Key.Paired,
                g.Sum(t => t.Amount > 0 ? t.Amount : 0), g.Sum(t => t.Amount < 0 ? -t.Amount : 0), g.Count()))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(Months(sums)));
    }

    private static List<MonthSummary> Months(IEnumerable<Sum> sums) =>
        sums.GroupBy(s => (s.Year, s.Month, s.Currency)).OrderBy(m => m.Key)
            .Select(month =>
            {
                var categories = month.GroupBy(s => s.Category)
                    .Select(c => new CategorySummary(c.Key, Taxonomy.GroupOf(c.Key), c.Sum(s => s.Received), c.Sum(s => s.Spent), c.Sum(s => s.Count), c.Any(Counts)))
                    .OrderByDescending(c => c.Spent).ThenByDescending(c => c.Received).ToList();
                var received = month.Where(Counts).Sum(s => s.Received);
                var spent = month.Where(Counts).Sum(s => s.Spent);
                return new MonthSummary(
                    string.Create(CultureInfo.InvariantCulture, $"{month.Key.Year:0000}-{month.Key.Month:00}"), month.Key.Currency, received, spent, received - spent, categories);
            })
            .ToList();

    private static bool Counts(Sum sum) => !sum.Paired && !Taxonomy.ExcludedFromSpending.Contains(sum.Category);

    private static bool TryMonth(string text, out DateOnly month) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out month);

    private sealed record Sum(int Year, int Month, string Currency, string Category, bool Paired, decimal Received, decimal Spent, int Count);
}
