using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Goals;

/// <summary>The goals and how they stand.</summary>
public static class ReadGoals
{
    /// <summary>Every goal, the nearest first.</summary>
    public sealed record Response(IReadOnlyList<GoalView> Items);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/goals", All).Can(Permission.ReadBooks).Requires(Feature.Budgets).WithSummary("Metas de ahorro / Goals");
        routes.MapGet("/goals/{id:guid}", One).Can(Permission.ReadBooks).Requires(Feature.Budgets).WithSummary("Una meta / One goal");
    }

    private static async Task<Ok<Response>> All(GoalBook goals, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Response(await goals.AllAsync(cancellationToken)));

    private static async Task<Results<Ok<GoalView>, Refusal>> One(Guid id, HttpContext context, LedgerDb db, GoalBook goals, CancellationToken cancellationToken)
    {
        var goal = await db.Goals.AsNoTracking().Include(g => g.Contributions).SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (goal is null) return CommonProblems.NotFound.Refused();
        context.SetETag(goal.Version);
        return TypedResults.Ok(await goals.ViewAsync(goal, cancellationToken));
    }
}
