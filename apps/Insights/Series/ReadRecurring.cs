using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Insights.Series;

/// <summary>The tenant's subscriptions, bills, incomes and instalments.</summary>
public static class ReadRecurring
{
    public static readonly Problem UnknownKind = new("unknown_series_kind", 400,
        "El tipo es subscription, bill, income o msi.", "The kind is subscription, bill, income or msi.");

    private static readonly Dictionary<string, SeriesKind> Kinds = Enum.GetValues<SeriesKind>().ToDictionary(k => k.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The series, the dearest first, and what they come to in a year, by currency.</summary>
    public sealed record Response(IReadOnlyList<SeriesView> Items, IReadOnlyList<YearlyTotal> Totals);

    /// <summary>What active series cost and bring in a year, in one currency; currencies are never added up.</summary>
    public sealed record YearlyTotal(string Currency, decimal Out, decimal In);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/insights/recurring", Handle).Can(Permission.UseInsights).WithSummary("Suscripciones, recibos, ingresos y meses sin intereses / Subscriptions, bills, incomes and instalments");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        string? kind, SeriesReader reader, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        SeriesKind? only = kind is not null && Kinds.TryGetValue(kind, out var named) ? named : null;
        if (kind is not null && only is null) return UnknownKind.Refused();
        var read = await reader.ReadAsync(MexicoCalendar.Today(time, tenant.Tenant.Zone), cancellationToken);
        if (!read.IsOk) return read.Problem!.Refused();
        var shown = read.Value.Standing.Where(s => !s.IsTransfer && (only is null || s.Kind == only)).ToList();
        return TypedResults.Ok(new Response(shown.ConvertAll(s => SeriesView.Of(s, read.Value.IsConfirmed(s))), Totals(shown)));
    }

    private static List<YearlyTotal> Totals(List<RecurringSeries> series) =>
        series.Where(s => s.IsActive).GroupBy(s => s.Currency).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new YearlyTotal(g.Key, g.Where(s => !s.IsIncome).Sum(s => s.YearlyAmount), g.Where(s => s.IsIncome).Sum(s => s.YearlyAmount))).ToList();
}
