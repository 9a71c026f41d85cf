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

/// <summary>Sets, changes and drops a goal. One account serves one goal: its balance cannot be saved twice.</summary>
public static class WriteGoals
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/goals", Add).Can(Permission.ManageBudgets).Requires(Feature.Budgets).Idempotent<LedgerDb>().WithSummary("Nueva meta / New goal");
        routes.MapPut("/goals/{id:guid}", Change).Can(Permission.ManageBudgets).Requires(Feature.Budgets).WithSummary("Cambiar una meta / Change a goal");
        routes.MapDelete("/goals/{id:guid}", Remove).Can(Permission.ManageBudgets).Requires(Feature.Budgets).WithSummary("Quitar una meta / Remove a goal");
    }

    private static async Task<Results<Created<GoalView>, Refusal>> Add(
        GoalRequest request, HttpContext context, LedgerDb db, GoalWriter writer, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(null, request, cancellationToken);
        if (!written.IsOk) return written.Problem!.Refused();
        var goal = written.Value;
        db.Note("goal.added", goal.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        context.SetETag(goal.Version);
        return TypedResults.Created($"/goals/{goal.Id:D}", await writer.Goals.ViewAsync(goal, cancellationToken));
    }

    private static async Task<Results<Ok<GoalView>, Refusal>> Change(
        Guid id, GoalRequest request, HttpContext context, LedgerDb db, GoalWriter writer, CancellationToken cancellationToken)
    {
        var goal = await db.Goals.Include(g => g.Contributions).SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (goal is null) return CommonProblems.NotFound.Refused();
        if (ETags.Check(context.Request, goal.Version) is { } stale) return stale.Refused();
        var written = await writer.WriteAsync(goal, request, cancellationToken);
        if (!written.IsOk) return written.Problem!.Refused();

        // The version is the goal's: a change of its contributions alone must move it too.
        db.Entry(goal).Property(g => g.Name).IsModified = true;
        db.Note("goal.changed", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        context.SetETag(goal.Version);
        return TypedResults.Ok(await writer.Goals.ViewAsync(goal, cancellationToken));
    }

    private static async Task<Results<NoContent, Refusal>> Remove(Guid id, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        var goal = await db.Goals.SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (goal is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, goal.Version) is { } stale) return stale.Refused();
        db.Goals.Remove(goal);
        db.Note("goal.removed", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Puts a request into a goal; saves nothing.</summary>
public sealed class GoalWriter(LedgerDb db, GoalBook goals, TimeProvider time)
{
    /// <summary>How goals are read.</summary>
    public GoalBook Goals => goals;

    /// <summary>The goal with what the request says, new when <paramref name="goal"/> is null; or why not.</summary>
    public async Task<Result<Goal>> WriteAsync(Goal? goal, GoalRequest request, CancellationToken cancellationToken)
    {
        if (request.Check(goals.Today) is { } problem) return problem;
        var accounts = request.Accounts;
        if (await db.Accounts.CountAsync(a => accounts.Contains(a.Id) && a.Currency == request.CurrencyCode, cancellationToken) != accounts.Length)
            return CommonProblems.NotFound.With("field", "accountIds");
        var id = goal?.Id ?? Guid.Empty;
        if (await db.Goals.AnyAsync(g => g.Id != id && g.AccountIds.Any(a => accounts.Contains(a)), cancellationToken)) return LedgerProblems.AccountServesAnotherGoal;

        goal ??= db.Goals.Add(new Goal(db.Tenant, Guid.CreateVersion7(time.GetUtcNow()), goals.Today)).Entity;
        goal.Aim(request.Name!.Trim(), request.Target!.Value, request.CurrencyCode, request.TargetDay!.Value);
        goal.KeepIn(accounts, await goals.BalanceOfAsync(accounts, cancellationToken), goals.Today);
        Replace(goal, request.Contributions ?? []);
        return goal;
    }

    // A contribution that was there stays the row it is, so that changing a name rewrites nothing else.
    private void Replace(Goal goal, IReadOnlyList<GoalRequest.ContributionRequest> wanted)
    {
        var old = goal.Contributions.ToList();
        foreach (var one in wanted)
        {
            if (old.Find(c => c.Day == one.Day && c.Amount == one.Amount) is { } same) old.Remove(same);
            else goal.Contributions.Add(new Contribution(Guid.CreateVersion7(time.GetUtcNow()), goal, one.Day, one.Amount));
        }

        foreach (var gone in old) goal.Contributions.Remove(gone);
    }
}
