using Dapr.Client;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tenants.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FinanceTracker.Platform.Events;

/// <summary>
/// Carries committed events from one app's outbox to the broker, at least once: rows are locked with SKIP LOCKED so that replicas
/// share the work, and marked only after the broker has taken them. Failures wait longer each time, up to five minutes, and are
/// never given up: a fact about money does not expire.
/// </summary>
public sealed class OutboxRelay(string schema, RelayTools tools) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan KeptAfterPublishing = TimeSpan.FromDays(7);

    private readonly string take = $"""
        select tenant_id, id, topic, payload, trace_parent, attempts from {schema}.outbox
        where published_at is null and next_attempt_at <= $1 order by next_attempt_at, id limit {Batch} for update skip locked
        """;

    private readonly string done = $"update {schema}.outbox set published_at = $1, attempts = attempts + 1 where tenant_id = $2 and id = $3";
    private readonly string again = $"update {schema}.outbox set next_attempt_at = $1, attempts = attempts + 1 where tenant_id = $2 and id = $3";
    private readonly string purge = $"delete from {schema}.outbox where published_at < $1";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextPurge = tools.Time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RelayAsync(stoppingToken) == Batch) continue;
                if (tools.Time.GetUtcNow() >= nextPurge)
                {
                    await PurgeAsync(tools.Time.GetUtcNow() - KeptAfterPublishing, stoppingToken);
                    nextPurge = tools.Time.GetUtcNow() + TimeSpan.FromHours(1);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                tools.Log.LogWarning(e, "The outbox of {Schema} could not be relayed; trying again", schema);
            }

            await tools.Signal.WaitAsync(Idle, stoppingToken);
        }
    }

    private async Task<int> RelayAsync(CancellationToken cancellationToken)
    {
        await using var connection = await tools.Databases.Worker.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = await TakeAsync(connection, cancellationToken);
        foreach (var row in rows)
        {
            var now = tools.Time.GetUtcNow();
            var (sql, at) = await TryPublishAsync(row, cancellationToken) ? (done, now) : (again, now + Wait(row.Attempts));
            await using var update = new NpgsqlCommand(sql, connection, transaction);
            update.Parameters.Add(new NpgsqlParameter { Value = at });
            update.Parameters.Add(new NpgsqlParameter { Value = row.Tenant });
            update.Parameters.Add(new NpgsqlParameter { Value = row.Id });
            await update.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return rows.Count;
    }

    private async Task<List<Row>> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(take, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tools.Time.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new Row(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4), reader.GetInt32(5)));
        }

        return rows;
    }

    private async Task<bool> TryPublishAsync(Row row, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cloudevent.id"] = row.Id.ToString("D"),
            ["cloudevent.type"] = row.Topic,
            ["cloudevent.source"] = schema,
        };
        if (row.TraceParent is not null) metadata["cloudevent.traceparent"] = row.TraceParent;
        try
        {
            var body = System.Text.Encoding.UTF8.GetBytes(row.Payload);
            await tools.Dapr.PublishByteEventAsync(EventIntake.PubSub, row.Topic, body, "application/json", metadata, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            tools.Log.LogWarning(e, "Event {EventId} of {Topic}, tenant {Tenant}, was not taken by the broker (attempt {Attempt})", row.Id, row.Topic, row.Tenant, row.Attempts + 1);
            return false;
        }
    }

    private async Task PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = tools.Databases.Worker.CreateCommand(purge);
        command.Parameters.Add(new NpgsqlParameter { Value = before });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static TimeSpan Wait(int attempts) => TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, Math.Min(attempts, 9))));

    private sealed record Row(Guid Tenant, Guid Id, string Topic, string Payload, string? TraceParent, int Attempts);
}

/// <summary>What every relay shares.</summary>
public sealed record RelayTools(TenantDatabases Databases, DaprClient Dapr, TimeProvider Time, WorkSignal Signal, ILogger<OutboxRelay> Log);
