using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Budgets;

/// <summary>The budget of the current pay period.</summary>
public static class ReadBudget
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/budgets/current", Handle).Can(Permission.ReadBooks).Requires(Feature.Budgets)
            .WithSummary("Presupuesto del periodo de pago / Budget of the pay period");

    private static async Task<Ok<BudgetView>> Handle(HttpContext context, LedgerDb db, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var budget = await db.Budgets.Include(b => b.Envelopes).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (budget is not null) context.SetETag(budget.Version);
        return TypedResults.Ok(await ViewAsync(db, budget, MexicoCalendar.Today(time, tenant.Tenant.Zone), cancellationToken));
    }

    /// <summary>The budget as it stands on a day.</summary>
    public static async Task<BudgetView> ViewAsync(LedgerDb db, Budget? budget, DateOnly today, CancellationToken cancellationToken)
    {
        var period = (budget?.PayCycle ?? PayCycle.Variable).At(today, BusinessCalendar.Mexico);
        var currency = budget?.Currency ?? "MXN";
        var sums = await db.EffectiveLines
            .Where(l => l.Currency == currency && !l.Paired && l.Date >= period.From && l.Date <= period.To)
            .GroupBy(l => l.Category)
            .Select(g => new CategorySum(g.Key, g.Sum(l => l.Spent), g.Sum(l => l.Received)))
            .ToListAsync(cancellationToken);
        return BudgetMath.View(budget, period, today, sums);
    }
}
