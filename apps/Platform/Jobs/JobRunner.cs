using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FinanceTracker.Platform.Jobs;

/// <summary>Runs one kind of job, in the job's tenant. May be run again from the start after a crash: it must be idempotent.</summary>
public interface IJobHandler
{
    /// <summary>The kind of job it runs.</summary>
    static abstract string Kind { get; }

    /// <summary>Does the work. A refusal is an answer; an exception means try again.</summary>
    Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken);
}

/// <summary>A handler as data, so that the runner finds it by kind.</summary>
public sealed record JobKind(string Kind, Type Handler);

/// <summary>Takes the jobs of one app, one at a time per process, and keeps the lease of the one it runs.</summary>
public sealed class JobRunner<TDb>(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, TenantDatabases databases, JobTools tools) : BackgroundService
    where TDb : AppDb
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly string Schema = TenantDbRegistration.SchemaOf(typeof(TDb));

    private static readonly string Take = $"""
        update {Schema}.jobs set status = 'Running', lease_until = $2, attempts = attempts + 1
        where (tenant_id, id) = (select tenant_id, id from {Schema}.jobs where finished_at is null and lease_until <= $1
                                 order by lease_until limit 1 for update skip locked)
        returning tenant_id, id
        """;

    private static readonly string Renew = $"update {Schema}.jobs set lease_until = $1 where tenant_id = $2 and id = $3 and finished_at is null";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await TakeAsync(stoppingToken) is { } taken)
                {
                    await RunAsync(taken.Tenant, taken.Job, stoppingToken);
                    continue;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                tools.Log.LogError(e, "The jobs of {Schema} could not be run; trying again", Schema);
            }

            await tools.Signal.WaitAsync(Idle, stoppingToken);
        }
    }

    private async Task<(TenantId Tenant, Guid Job)?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = tools.Time.GetUtcNow();
        await using var command = databases.Worker.CreateCommand(Take);
        command.Parameters.Add(new NpgsqlParameter { Value = now });
        command.Parameters.Add(new NpgsqlParameter { Value = now + Lease });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (new TenantId(reader.GetGuid(0)), reader.GetGuid(1)) : null;
    }

    private async Task RunAsync(TenantId tenant, Guid id, CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var keeper = KeepAsync(tenant, id, stop.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(tenant), user: null);
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            var job = await db.Jobs.SingleAsync(j => j.Id == id, stoppingToken);
            await RunInScopeAsync(scope.ServiceProvider, db, job, stoppingToken);
        }
        finally
        {
            await stop.CancelAsync();
            await keeper;
        }
    }

    private async Task RunInScopeAsync(IServiceProvider services, TDb db, Job job, CancellationToken cancellationToken)
    {
        var kind = kinds.Single(k => k.Kind == job.Kind);
        try
        {
            if (job.CancelRequested)
            {
                job.Finish(JobStatus.Cancelled, null, null, tools.Time.GetUtcNow());
            }
            else
            {
                var outcome = await ((IJobHandler)services.GetRequiredService(kind.Handler)).RunAsync(job, cancellationToken);
                if (outcome.IsOk) job.Finish(JobStatus.Completed, JsonSerializer.Serialize(outcome.Value, ApiJson.Options), null, tools.Time.GetUtcNow());
                else job.Finish(outcome.Problem == JobProblems.Cancelled ? JobStatus.Cancelled : JobStatus.Failed, null, Text(outcome.Problem!), tools.Time.GetUtcNow());
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            tools.Log.LogError(e, "Job {JobId} ({Kind}) failed at attempt {Attempt}", job.Id, job.Kind, job.Attempts);
            if (job.Attempts < MaxAttempts) return; // the lease ends and somebody takes it again
            job.Finish(JobStatus.Failed, null, Text(CommonProblems.Unexpected), tools.Time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task KeepAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lease / 3, tools.Time, cancellationToken);
                await using var command = databases.Worker.CreateCommand(Renew);
                command.Parameters.Add(new NpgsqlParameter { Value = tools.Time.GetUtcNow() + Lease });
                command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
                command.Parameters.Add(new NpgsqlParameter { Value = id });
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // the job is over
        }
        catch (NpgsqlException e)
        {
            tools.Log.LogWarning(e, "The lease of job {JobId} could not be renewed", id);
        }
    }

    private static string Text(Problem problem) =>
        JsonSerializer.Serialize(new { code = problem.Code, status = problem.Status, es = problem.Es, en = problem.En, facts = problem.Extensions }, ApiJson.Options);
}

/// <summary>What every runner shares.</summary>
public sealed record JobTools(TimeProvider Time, WorkSignal Signal, ILogger<JobTools> Log);

/// <summary>Outcomes that every job knows.</summary>
public static class JobProblems
{
    /// <summary>The job stopped because somebody asked it to.</summary>
    public static readonly Problem Cancelled = new("cancelled", 409, "Se canceló; no se guardó nada.", "It was cancelled; nothing was stored.");
}
