using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>Long work on the books (runs of rules, exports): how far it is, and cancelling it.</summary>
public static class ReadJobs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ledger/jobs/{jobId:guid}", Read).Can(Permission.ReadBooks).WithSummary("Avance / Progress");
        routes.MapDelete("/ledger/jobs/{jobId:guid}", Cancel).Can(Permission.WriteBooks).WithSummary("Cancelar / Cancel");
    }

    private static async Task<Results<Ok<JobView>, Refusal>> Read(Guid jobId, LedgerDb db, CancellationToken cancellationToken)
    {
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
        return job is null ? CommonProblems.NotFound.Refused() : TypedResults.Ok(JobView.Of(job));
    }

    private static async Task<Results<Ok<JobView>, Refusal>> Cancel(Guid jobId, LedgerDb db, WorkSignal signal, TimeProvider time, CancellationToken cancellationToken)
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
        if (job is null) return CommonProblems.NotFound.Refused();
        var now = time.GetUtcNow();
        job.Cancel(now);
        if (job.Status == JobStatus.Cancelled) await CloseAsync(db, jobId, now, cancellationToken);
        db.Note("job.cancelled", jobId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return TypedResults.Ok(JobView.Of(job));
    }

    // A job that never started has nothing to clean up; what was written down for it is closed here.
    private static async Task CloseAsync(LedgerDb db, Guid jobId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var run in await db.RuleRuns.Where(r => r.JobId == jobId && r.FinishedAt == null).ToListAsync(cancellationToken))
        {
            run.Finish(now);
            run.Undo(now);
        }

        db.Exports.RemoveRange(await db.Exports.Where(e => e.JobId == jobId && e.FinishedAt == null).ToListAsync(cancellationToken));
    }
}
