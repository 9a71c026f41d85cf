using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Tax.Sat.Custody;
using FinanceTracker.Tax.Sat.Signing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>
/// Takes the tenant's orders a few steps on and writes down when to go on. Everything that it knows is in rows: after a restart the next
/// run finds them as they were, and a question that may have been sent is not sent again.
/// </summary>
internal sealed class DownloadRun(TaxDb db, EfirmaVault vault, DownloadTools tools, SatSchedule schedule, TimeProvider time) : IJobHandler
{
    private const int MostSteps = 20;
    private static readonly TimeSpan IfItFails = TimeSpan.FromHours(1);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    /// <summary>What a run did.</summary>
    public sealed record Went(int Steps, DateTimeOffset? NextAt);

    /// <inheritdoc/>
    public static string Kind => "tax.sat-download";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        await schedule.NextAsync(job, time.GetUtcNow() + IfItFails, cancellationToken); // a run that fails does not end the chain
        var orders = await db.SatOrders.Where(o => o.State == OrderState.Active).OrderBy(o => o.CreatedAt).ToListAsync(cancellationToken);
        var went = orders.Count == 0 ? new Went(0, null) : await GoAsync(orders, cancellationToken);
        await WipeServedAsync(cancellationToken);
        await schedule.NextAsync(job, went.NextAt, cancellationToken);
        return went;
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    // Kept for downloads alone: once some have ended under it and none is left, it goes.
    private async Task WipeServedAsync(CancellationToken cancellationToken)
    {
        if (await db.SatOrders.AnyAsync(o => o.State == OrderState.Active, cancellationToken)) return;
        var last = await db.SatOrders.MaxAsync(o => o.FinishedAt, cancellationToken);
        await vault.WipeAsync(kept => kept.Keeping == EfirmaKeeping.Download && kept.ConsentedAt <= last, cancellationToken);
    }

    private async Task<Went> GoAsync(List<SatOrder> orders, CancellationToken cancellationToken)
    {
        var opened = await vault.OpenAsync(cancellationToken);
        if (!opened.IsOk || tools.Connection.Addresses is not { } addresses)
        {
            foreach (var order in orders) order.Hold(opened.Problem?.Code ?? SatProblems.NotConnected.Code);
            await db.SaveChangesAsync(cancellationToken);
            return new Went(0, null); // whoever brings an e.firma starts it again
        }

        using var efirma = opened.Value;
        var (work, left, next) = (tools.Work(addresses), MostSteps, (DateTimeOffset?)null);
        foreach (var order in orders)
        {
            var desk = new OrderDesk(db, tools.Store, work, time);
            left = await desk.AdvanceAsync(order, efirma, left, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (await desk.NextAtAsync(order, cancellationToken) is { } due && (next is null || due < next)) next = due;
        }

        // SAT would not even give a token: no use in trying again at once.
        if (orders.Exists(o => o.Trouble == SatProblems.Silent.Code)) next = next is { } at && at > time.GetUtcNow() + Silence ? at : time.GetUtcNow() + Silence;
        return new Went(MostSteps - left, next);
    }
}
