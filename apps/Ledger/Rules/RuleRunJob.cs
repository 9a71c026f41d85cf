using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>Runs a rule on a long history, or undoes it. A run that is cancelled is taken back; an undo that is cancelled stops where it is.</summary>
public sealed class RuleRunJob(LedgerDb db, RuleRunner runner, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "ledger.rule-run";

    /// <summary>What the job keeps.</summary>
    public sealed record Payload(Guid RunId, bool Undo);

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var payload = PayloadOf(job);
        var run = await db.RuleRuns.SingleAsync(r => r.Id == payload.RunId, cancellationToken);
        if (payload.Undo) return await UndoAsync(run, job, cancellationToken);
        if (run.FinishedAt is not null) return Result<object>.Of(RuleRunView.Of(run));
        var rule = await db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == run.RuleId, cancellationToken);
        if (rule is null)
        {
            run.Finish(time.GetUtcNow());
            return CommonProblems.NotFound;
        }

        await runner.RunAsync(run, rule, done => ReportAsync(job, done, cancellationToken), cancellationToken);
        return Result<object>.Of(RuleRunView.Of(run));
    }

    /// <inheritdoc/>
    public async Task CleanUpAsync(Job job, CancellationToken cancellationToken)
    {
        var payload = PayloadOf(job);
        if (payload.Undo) return;
        var run = await db.RuleRuns.SingleAsync(r => r.Id == payload.RunId, cancellationToken);
        await db.Entry(run).ReloadAsync(cancellationToken);
        run.Finish(time.GetUtcNow());
        await runner.UndoAsync(run, _ => Task.CompletedTask, cancellationToken);
    }

    private async Task<Result<object>> UndoAsync(RuleRun run, Job job, CancellationToken cancellationToken)
    {
        if (run.UndoneAt is null) await runner.UndoAsync(run, done => ReportAsync(job, done, cancellationToken), cancellationToken);
        return Result<object>.Of(RuleRunView.Of(run));
    }

    private Task ReportAsync(Job job, int done, CancellationToken cancellationToken)
    {
        job.Progress(Math.Min(done, job.Total), job.Total);
        return db.SaveChangesAsync(cancellationToken);
    }

    private static Payload PayloadOf(Job job) => JsonSerializer.Deserialize<Payload>(job.Payload, ApiJson.Options)!;
}
