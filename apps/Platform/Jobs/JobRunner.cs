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

    /// <summary>Leaves nothing behind of a job that somebody cancelled while it ran.</summary>
    Task CleanUpAsync(Job job, CancellationToken cancellationToken);
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
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(500);
    private static readonly string Schema = TenantDbRegistration.SchemaOf(typeof(TDb));

    private static readonly string Take = $"""
        update {Schema}.jobs set status = 'Running', lease_until = $2, attempts = attempts + 1
        where (tenant_id, id) = (select tenant_id, id from {Schema}.jobs where finished_at is null and lease_until <= $1
                                 order by lease_until limit 1 for update skip locked)
        returning tenant_id, id
        """;

    private static readonly string Renew = $"update {Schema}.jobs set lease_until = $1 where tenant_id = $2 and id = $3 and finished_at is null returning cancel_requested";

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
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var cancelled = new CancellationTokenSource();
        var keeper = KeepAsync(tenant, id, cancelled, over.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(tenant), user: null);
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            var job = await db.Jobs.SingleAsync(j => j.Id == id, stoppingToken);
            await RunInScopeAsync(scope.ServiceProvider, db, job, cancelled.Token, stoppingToken);
        }
        finally
        {
            await over.CancelAsync();
            await keeper;
        }
    }

    private async Task RunInScopeAsync(IServiceProvider services, TDb db, Job job, CancellationToken cancelled, CancellationToken stoppingToken)
    {
        var handler = (IJobHandler)services.GetRequiredService(kinds.Single(k => k.Kind == job.Kind).Handler);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancelled, stoppingToken);
        try
        {
            if (job.CancelRequested) throw new OperationCanceledException(cancelled);
            JobOutcomes.Finish(job, await handler.RunAsync(job, either.Token), tools.Time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            await handler.CleanUpAsync(job, stoppingToken);
            job.Finish(JobStatus.Cancelled, null, null, tools.Time.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            tools.Log.LogError(e, "Job {JobId} ({Kind}) of tenant {Tenant} failed at attempt {Attempt}", job.Id, job.Kind, job.TenantId, job.Attempts);
            if (job.Attempts < MaxAttempts) return; // the lease ends and somebody takes it again
            JobOutcomes.Finish(job, CommonProblems.Unexpected, tools.Time.GetUtcNow());
        }

        await db.SaveChangesAsync(stoppingToken);
    }

    private async Task KeepAsync(TenantId tenant, Guid id, CancellationTokenSource cancelled, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Watch, tools.Time, cancellationToken);
                await using var command = databases.Worker.CreateCommand(Renew);
                command.Parameters.Add(new NpgsqlParameter { Value = tools.Time.GetUtcNow() + Lease });
                command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
                command.Parameters.Add(new NpgsqlParameter { Value = id });
                if (await command.ExecuteScalarAsync(cancellationToken) is true) await cancelled.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // the job is over
        }
        catch (NpgsqlException e)
        {
            tools.Log.LogWarning(e, "The lease of job {JobId} of tenant {Tenant} could not be renewed", id, tenant);
        }
    }
}

/// <summary>What every runner shares.</summary>
public sealed record JobTools(TimeProvider Time, WorkSignal Signal, ILogger<JobTools> Log);

/// <summary>How a job ends.</summary>
public static class JobOutcomes
{
    /// <summary>Completed with the answer, or failed with the problem.</summary>
    public static void Finish(Job job, Result<object> outcome, DateTimeOffset now)
    {
        if (outcome.IsOk) job.Finish(JobStatus.Completed, JsonSerializer.Serialize(outcome.Value, ApiJson.Options), null, now);
        else job.Finish(JobStatus.Failed, null, JsonSerializer.Serialize(JobProblem.Of(outcome.Problem!), ApiJson.Options), now);
    }
}

/// <summary>Why a job failed, in both languages, as it is kept and shown.</summary>
public sealed record JobProblem(string Code, int Status, string Es, string En, IReadOnlyDictionary<string, object?> Facts)
{
    /// <summary>The problem as it is kept.</summary>
    public static JobProblem Of(Problem problem) => new(problem.Code, problem.Status, problem.Es, problem.En, problem.Extensions);
}

/// <summary>A job as people and programs see it.</summary>
public sealed record JobView(string Status, JobProgress Progress, JsonElement? Result, JsonElement? Problem)
{
    /// <summary>The view of a job; <paramref name="progress"/> where something fresher than the row is known.</summary>
    public static JobView Of(Job job, JobProgress? progress = null) =>
        new(job.Status.ToString().ToLowerInvariant(), job.IsOver || progress is null ? new JobProgress(job.Done, job.Total) : progress, Parse(job.Result), Parse(job.Problem));

    private static JsonElement? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}

/// <summary>How far a job is.</summary>
public sealed record JobProgress(int Done, int Total);
