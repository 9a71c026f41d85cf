using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>Takes a rule to the history. Up to 2,000 rows while the person waits (200); more become a job (202 with its Location).</summary>
public static class RunRule
{
    /// <summary>Rows that are done in the request.</summary>
    public const int RowsWhileWaiting = 2000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/rules/{ruleId:guid}/run", Handle).Can(Permission.WriteBooks).WithSummary("Aplicar una regla al historial / Run a rule on the history");

    private static async Task<Results<Ok<RuleRunView>, Accepted<RuleRunView>, Refusal>> Handle(Guid ruleId, LedgerDb db, RuleRunner runner, RuleRunTools tools, CancellationToken cancellationToken)
    {
        var rule = await db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == ruleId, cancellationToken);
        if (rule is null) return CommonProblems.NotFound.Refused();
        if (!rule.Enabled) return LedgerProblems.RuleNotEnabled.Refused();
        var rows = await rule.Conditions.Narrow(db.Live).CountAsync(cancellationToken);
        var now = tools.Time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        if (rows > RowsWhileWaiting)
        {
            var job = tools.JobFor(new RuleRunJob.Payload(id, Undo: false), rows);
            var queued = db.RuleRuns.Add(new RuleRun(id, rule, job.Id, now)).Entity;
            await tools.QueueAsync(db, job, cancellationToken);
            return TypedResults.Accepted($"/ledger/jobs/{job.Id:D}", RuleRunView.Of(queued));
        }

        var run = db.RuleRuns.Add(new RuleRun(id, rule, null, now)).Entity;
        db.Note("rule.run", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await runner.RunAsync(run, rule, _ => Task.CompletedTask, cancellationToken);
        return TypedResults.Ok(RuleRunView.Of(run));
    }
}

/// <summary>What runs and their undoing need of the platform.</summary>
public sealed record RuleRunTools(MultiTenantContext Tenant, WorkSignal Signal, TimeProvider Time)
{
    /// <summary>A job for any runner.</summary>
    public Job JobFor(RuleRunJob.Payload payload, int total)
    {
        var now = Time.GetUtcNow();
        var job = new Job(Guid.CreateVersion7(now), RuleRunJob.Kind, JsonSerializer.Serialize(payload, ApiJson.Options), Tenant.User, now, TimeSpan.Zero);
        job.Progress(0, total);
        return job;
    }

    /// <summary>Saves a job with what stands beside it, and wakes a runner.</summary>
    public async Task QueueAsync(LedgerDb db, Job job, CancellationToken cancellationToken)
    {
        db.Jobs.Add(job);
        db.Note("rule.queued", job.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        Signal.Wake();
    }
}
