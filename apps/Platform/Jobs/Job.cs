using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Platform.Jobs;

/// <summary>Where a job is.</summary>
public enum JobStatus
{
    Queued,
    Running,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>
/// Long work as a row: it survives a restart, because whoever runs it holds a lease that ends, and whoever takes it over starts
/// it again from its (idempotent) beginning.
/// </summary>
public sealed class Job : ITenantOwned, IWorkerReachable
{
    private Job()
    {
    }

    /// <summary>A job that any runner may take after <paramref name="lease"/>: none for work of the background, a minute for work that the request does itself.</summary>
    public Job(Guid id, string kind, string payload, UserId? user, DateTimeOffset now, TimeSpan lease) =>
        (Id, Kind, Payload, UserId, CreatedAt, LeaseUntil) = (id, kind, payload, user, now, now + lease);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Which handler runs it.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What the handler needs, as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>On whose behalf it runs.</summary>
    public UserId? UserId { get; private set; }

    public JobStatus Status { get; private set; }

    public int Done { get; private set; }

    public int Total { get; private set; }

    /// <summary>The answer, as JSON, once completed.</summary>
    public string? Result { get; private set; }

    /// <summary>The problem, as JSON, once failed.</summary>
    public string? Problem { get; private set; }

    public bool CancelRequested { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Until when the runner that took it has it for itself.</summary>
    public DateTimeOffset LeaseUntil { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>True when nothing more will happen.</summary>
    public bool IsOver => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;

    /// <summary>How far it is.</summary>
    public void Progress(int done, int total) => (Done, Total) = (done, total);

    /// <summary>Asks the job to stop at its next safe point; a job that has not started is cancelled at once.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (IsOver) return;
        CancelRequested = true;
        if (Status == JobStatus.Queued) Finish(JobStatus.Cancelled, null, null, now);
    }

    /// <summary>Ends the job.</summary>
    public void Finish(JobStatus status, string? result, string? problem, DateTimeOffset now)
    {
        (Status, Result, Problem, FinishedAt) = (status, result, problem, now);
        if (status == JobStatus.Completed) Done = Total;
    }
}

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.HasKey(e => new { e.TenantId, e.Id });
        builder.HasIndex(e => e.LeaseUntil).HasFilter("finished_at is null");
        builder.Property(e => e.Kind).HasMaxLength(60);
        builder.Property(e => e.Payload).HasColumnType("jsonb");
        builder.Property(e => e.Result).HasColumnType("jsonb");
        builder.Property(e => e.Problem).HasColumnType("jsonb");
    }
}
