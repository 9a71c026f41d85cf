using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>Undoes a run within 90 days: every row is as it was before, except what somebody changed since. A long one becomes a job.</summary>
public static class UndoRuleRun
{
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/rules/runs/{runId:guid}/undo", Handle).Can(Permission.WriteBooks).WithSummary("Deshacer una regla / Undo a run");

    private static async Task<Results<Ok<RuleRunView>, Accepted<RuleRunView>, Refusal>> Handle(Guid runId, LedgerDb db, RuleRunner runner, RuleRunTools tools, CancellationToken cancellationToken)
    {
        var run = await db.RuleRuns.SingleOrDefaultAsync(r => r.Id == runId, cancellationToken);
        if (run is null) return CommonProblems.NotFound.Refused();
        if (run.UndoneAt is not null) return LedgerProblems.AlreadyUndone.Refused();
        if (tools.Time.GetUtcNow() > run.StartedAt + ChangeLog.Undoable) return LedgerProblems.UndoTooLate.Refused();
        if (run.FinishedAt is null)
        {
            if (!await IsOverAsync(db, run, tools.Time.GetUtcNow(), cancellationToken)) return LedgerProblems.RuleStillRunning.Refused();
            run.Finish(tools.Time.GetUtcNow());
        }

        if (run.Changed > RunRule.RowsWhileWaiting)
        {
            var job = tools.JobFor(new RuleRunJob.Payload(runId, Undo: true), run.Changed);
            await tools.QueueAsync(db, job, cancellationToken);
            return TypedResults.Accepted($"/ledger/jobs/{job.Id:D}", RuleRunView.Of(run));
        }

        await runner.UndoAsync(run, _ => Task.CompletedTask, cancellationToken);
        return TypedResults.Ok(RuleRunView.Of(run));
    }

    // A run whose job gave up, or whose request broke off, never said that it was finished: what it did can be undone all the same.
    private static async Task<bool> IsOverAsync(LedgerDb db, RuleRun run, DateTimeOffset now, CancellationToken cancellationToken) =>
        run.JobId is { } job ? !await db.Jobs.AnyAsync(j => j.Id == job && j.FinishedAt == null, cancellationToken) : run.StartedAt < now - LongestRequest;
}
