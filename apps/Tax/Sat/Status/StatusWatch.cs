using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Matching;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Status;

/// <summary>
/// Watches the tenant's CFDIs for cancellations: each is asked soon after it came in and again at growing intervals. A few at a time and
/// then a pause, because SAT's service is public and other jobs wait; when SAT is silent the rest is left for later.
/// </summary>
internal sealed class StatusWatch(TaxDb db, StatusDesk desk, SatSchedule schedule, SatConnection connection, TimeProvider time) : IJobHandler
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SimulatedPace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IfItFails = TimeSpan.FromHours(1);

    /// <summary>What a run did.</summary>
    public sealed record Watched(int Asked, int Cancelled, bool WasSilent);

    /// <inheritdoc/>
    public static string Kind => "tax.status-watch";

    private IQueryable<StoredCfdi> Watchable => db.Cfdis.Where(c =>
        c.DeletedAt == null && c.Counts && c.Direction != CfdiDirection.ThirdParty && c.Uuid != null && c.TipoDeComprobante != "R"
        && (c.SatDueAt != null || c.Sat.LastAnswer == CfdiStanding.NotChecked));

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        if (connection.Addresses is null) return new Watched(0, 0, WasSilent: true); // what comes in after it was connected starts the watch again
        await schedule.NextAsync(job, time.GetUtcNow() + IfItFails, cancellationToken); // a run that fails does not end the watch
        var watched = await AskAsync(cancellationToken);
        await schedule.NextAsync(job, await NextAsync(watched.WasSilent, cancellationToken), cancellationToken);
        return watched;
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<Watched> AskAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await Watchable.Where(c => c.SatDueAt == null || c.SatDueAt <= now).OrderBy(c => c.SatDueAt != null).ThenBy(c => c.SatDueAt).ThenByDescending(c => c.IssuedOn)
            .Take(AtOnce).ToListAsync(cancellationToken);
        var (asked, cancelled) = (0, 0);
        foreach (var cfdi in due)
        {
            if (!StatusDesk.Knows(cfdi))
            {
                cfdi.Hear(cfdi.Sat with { LastAnswer = CfdiStanding.BadExpression }, dueAt: null); // nothing to ask it with
                await db.SaveChangesAsync(cancellationToken);
                continue;
            }

            var answer = await desk.AskAsync(cfdi, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (answer is null) return new Watched(asked, cancelled, WasSilent: true);
            asked++;
            if (cfdi.IsCancelled) cancelled++;
        }

        return new Watched(asked, cancelled, WasSilent: false);
    }

    private async Task<DateTimeOffset?> NextAsync(bool wasSilent, CancellationToken cancellationToken)
    {
        var soonest = time.GetUtcNow() + (wasSilent ? Silence : connection.IsSimulated ? SimulatedPace : Pace);
        if (await Watchable.AnyAsync(c => c.SatDueAt == null, cancellationToken)) return soonest;
        return await Watchable.MinAsync(c => c.SatDueAt, cancellationToken) is { } due ? (due > soonest ? due : soonest) : null;
    }
}

/// <summary>New CFDIs: asks SAT about them soon, if SAT is asked at all.</summary>
internal sealed class WatchNewCfdis(SatSchedule schedule, SatConnection connection) : IEventHandler<CfdisStored>
{
    /// <inheritdoc/>
    public Task HandleAsync(CfdisStored @event, CancellationToken cancellationToken) =>
        connection.Addresses is null ? Task.CompletedTask : schedule.SoonAsync(StatusWatch.Kind, cancellationToken);
}

/// <summary>A CFDI was cancelled: what it was matched with is free for others.</summary>
public sealed class OnCfdiCancelled(MatchingSchedule matching) : IEventHandler<CfdiCancelled>
{
    /// <inheritdoc/>
    public Task HandleAsync(CfdiCancelled @event, CancellationToken cancellationToken) => matching.SoonAsync(cancellationToken);
}
