using FinanceTracker.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat;

/// <summary>Chains of jobs, one of each kind for a tenant: each link writes the next. They survive a restart, as rows do.</summary>
internal sealed class SatSchedule(TaxDb db, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Asks for a run now, saved with the context; one that is due already is enough.</summary>
    public async Task SoonAsync(string kind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await db.Jobs.AnyAsync(j => j.Kind == kind && j.Status == JobStatus.Queued && j.LeaseUntil <= now, cancellationToken)) Add(kind, now, now);
    }

    /// <summary>Asks for a run at a time, saved with the context.</summary>
    public void At(string kind, DateTimeOffset due) => Add(kind, time.GetUtcNow(), due);

    /// <summary>The next link of the chain, instead of those that wait; null: it ends here. Forgets finished ones. What comes in meanwhile asks for itself.</summary>
    public async Task NextAsync(Job current, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var forgotten = now - Memory;
        await db.Jobs
            .Where(j => j.Kind == current.Kind && j.Id != current.Id && ((j.Status == JobStatus.Queued && j.LeaseUntil > now) || j.FinishedAt < forgotten))
            .ExecuteDeleteAsync(cancellationToken);
        if (at is not { } due) return;
        Add(current.Kind, now, due);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Add(string kind, DateTimeOffset now, DateTimeOffset due) =>
        db.Jobs.Add(new Job(Guid.CreateVersion7(now), kind, "{}", user: null, now, due > now ? due - now : TimeSpan.Zero));
}
