using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Ledger.Goals;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Budgets;

/// <summary>Suggests a budget for a month from the books, each amount with its reason. The saving goal is the one sent, else what the goals need.</summary>
public static class SuggestBudget
{
    private const int Months = 12;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/budgets/suggestions", Handle).Can(Permission.ReadBooks).Requires(Feature.Budgets)
            .WithSummary("Presupuesto sugerido, con su porqué / Suggested budget, with reasons");

    private static async Task<Results<Ok<SuggestedBudget>, Refusal>> Handle(
        decimal? saving, string? currency, LedgerDb db, GoalBook goals, CancellationToken cancellationToken)
    {
        if (saving is < 0 or >= 1_000_000_000_000m) return LedgerProblems.BadFilter.With("filter", "saving").Refused();
        var code = currency?.ToUpperInvariant() ?? "MXN";
        if (!Platform.Amounts.Currency.TryParse(code, out _)) return LedgerProblems.BadFilter.With("filter", "currency").Refused();

        var end = new DateOnly(goals.Today.Year, goals.Today.Month, 1);
        var start = end.AddMonths(-Months);
        var rows = await RowsAsync(db, code, start, end, cancellationToken);
        var first = await db.Live.Where(t => t.Currency == code).MinAsync(t => (DateOnly?)t.Date, cancellationToken) ?? end;
        var input = new SuggestionInput(
            rows, FirstFull(first), end.AddMonths(-1), saving ?? await NeededAsync(goals, code, cancellationToken), code);
        return TypedResults.Ok(BudgetSuggestions.Suggest(input));
    }

    // What counts: the parts of split lines, and refunds in their expense's category and under its merchant.
    private static async Task<List<SpendingRow>> RowsAsync(LedgerDb db, string currency, DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        // Two plain questions: joined to the books, the view of effective lines is read once for each line.
        var lines = await db.EffectiveLines.Where(l => l.Currency == currency && !l.Paired && l.Date >= start && l.Date < end)
            .Select(l => new { l.TransactionId, l.Date, l.Category, Amount = l.Received - l.Spent }).ToListAsync(cancellationToken);
        var rows = await db.Live.Where(t => t.Currency == currency && t.Date >= start && t.Date < end)
            .Select(t => new { t.Id, t.Key, t.RefundOf }).ToDictionaryAsync(t => t.Id, cancellationToken);
        var earlier = rows.Values.Select(r => r.RefundOf).OfType<Guid>().Where(id => !rows.ContainsKey(id)).ToList();
        var keys = rows.ToDictionary(r => r.Key, r => r.Value.Key);
        foreach (var expense in await db.Live.Where(t => earlier.Contains(t.Id)).Select(t => new { t.Id, t.Key }).ToListAsync(cancellationToken)) keys[expense.Id] = expense.Key;
        return lines.Where(l => rows.ContainsKey(l.TransactionId)).Select(l =>
        {
            var row = rows[l.TransactionId];
            var key = row.RefundOf is { } expense && keys.TryGetValue(expense, out var its) ? its : row.Key;
            return new SpendingRow(new DateOnly(l.Date.Year, l.Date.Month, 1), l.Category, key, l.Amount);
        }).ToList();
    }

    // A month that began before the books did is not whole; the first days of a month often have no line.
    private static DateOnly FirstFull(DateOnly first)
    {
        var month = new DateOnly(first.Year, first.Month, 1);
        return first.Day <= 5 ? month : month.AddMonths(1);
    }

    private static async Task<decimal> NeededAsync(GoalBook goals, string currency, CancellationToken cancellationToken) =>
        (await goals.AllAsync(cancellationToken)).Where(g => g.Currency == currency && g.Progress.Remaining > 0)
            .Sum(g => decimal.Ceiling(g.Progress.Remaining / Math.Max(1, MonthsUntil(goals.Today, g.TargetDay))));

    private static int MonthsUntil(DateOnly today, DateOnly day) => ((day.Year - today.Year) * Months) + day.Month - today.Month;
}
