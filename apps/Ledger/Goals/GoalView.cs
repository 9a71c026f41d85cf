using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Goals;

/// <summary>A goal as people and programs see it.</summary>
/// <param name="UnknownBalances">Accounts of the goal whose bank never told a balance: they count as nothing.</param>
public sealed record GoalView(
    Guid Id, string Name, decimal Target, string Currency, DateOnly TargetDay, DateOnly StartedOn, IReadOnlyList<Guid> AccountIds,
    IReadOnlyList<ContributionView> Contributions, GoalProgress Progress, IReadOnlyList<Guid> UnknownBalances, string Etag);

/// <summary>A contribution.</summary>
public sealed record ContributionView(DateOnly Day, decimal Amount);

/// <summary>Reads goals and how they stand.</summary>
public sealed class GoalBook(LedgerDb db, MultiTenantContext tenant, TimeProvider time)
{
    /// <summary>Today where the tenant lives.</summary>
    public DateOnly Today => MexicoCalendar.Today(time, tenant.Tenant.Zone);

    /// <summary>Every goal, the nearest first.</summary>
    public async Task<List<GoalView>> AllAsync(CancellationToken cancellationToken)
    {
        var goals = await db.Goals.AsNoTracking().Include(g => g.Contributions).OrderBy(g => g.TargetDay).ThenBy(g => g.Id).ToListAsync(cancellationToken);
        return goals.Count == 0 ? [] : await ViewsAsync(goals, cancellationToken);
    }

    /// <summary>One goal as it stands.</summary>
    public async Task<GoalView> ViewAsync(Goal goal, CancellationToken cancellationToken) => (await ViewsAsync([goal], cancellationToken))[0];

    /// <summary>What the accounts hold together, as far as their banks say.</summary>
    public async Task<decimal> BalanceOfAsync(Guid[] accounts, CancellationToken cancellationToken) =>
        accounts.Length == 0 ? 0 : await db.Accounts.Where(a => accounts.Contains(a.Id)).SumAsync(a => a.Balance ?? 0, cancellationToken);

    private async Task<List<GoalView>> ViewsAsync(List<Goal> goals, CancellationToken cancellationToken)
    {
        var ids = goals.SelectMany(g => g.AccountIds).Distinct().ToList();
        var balances = await db.Accounts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Balance, cancellationToken);
        var budget = await db.Budgets.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return goals.Select(g => Of(g, balances, budget?.PayCycle ?? PayCycle.Variable)).ToList();
    }

    private GoalView Of(Goal goal, Dictionary<Guid, decimal?> balances, PayCycle cycle)
    {
        var saved = goal.AccountIds.Sum(id => balances.GetValueOrDefault(id) ?? 0) + goal.Contributions.Sum(c => c.Amount);
        return new GoalView(
            goal.Id, goal.Name, goal.Target, goal.Currency, goal.TargetDay, goal.StartedOn, goal.AccountIds,
            goal.Contributions.OrderBy(c => c.Day).ThenBy(c => c.Id).Select(c => new ContributionView(c.Day, c.Amount)).ToList(),
            GoalMath.Progress(goal, saved, cycle, Today, BusinessCalendar.Mexico),
            goal.AccountIds.Where(id => balances.GetValueOrDefault(id) is null).ToList(), ETags.Of(goal.Version));
    }
}
