using System.Diagnostics;
using System.Text.Json;
using FinanceTracker.Contracts;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Platform.Events;

/// <summary>An event on its way out, written in the transaction that made it true.</summary>
public sealed class OutboxRow : ITenantOwned, IWorkerReachable
{
    private OutboxRow()
    {
    }

    public TenantId TenantId { get; private set; }

    /// <summary>Also the id of the CloudEvent, by which consumers know a repeated delivery.</summary>
    public Guid Id { get; private set; }

    public string Topic { get; private set; } = "";

    /// <summary>The event as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>W3C trace context of the request that caused the event.</summary>
    public string? TraceParent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The event as a row of the outbox.</summary>
    public static OutboxRow Of<TEvent>(TEvent @event, TimeProvider time)
        where TEvent : IEvent
    {
        var now = time.GetUtcNow();
        return new OutboxRow
        {
            TenantId = new TenantId(@event.TenantId),
            Id = Guid.CreateVersion7(now),
            Topic = TEvent.Topic,
            Payload = JsonSerializer.Serialize(@event, ApiJson.Options),
            TraceParent = Activity.Current?.Id,
            CreatedAt = now,
            NextAttemptAt = now,
        };
    }
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(e => new { e.TenantId, e.Id });
        builder.HasIndex(e => e.NextAttemptAt).HasFilter("published_at is null");
        builder.Property(e => e.Topic).HasMaxLength(120);
        builder.Property(e => e.TraceParent).HasMaxLength(80);
        builder.Property(e => e.Payload).HasColumnType("jsonb");
    }
}

/// <summary>That a handler has done its work for an event: written in the transaction of that work.</summary>
public sealed class HandledEvent : ITenantOwned
{
    private HandledEvent()
    {
    }

    public HandledEvent(TenantId tenant, string eventId, string handler, DateTimeOffset at) =>
        (TenantId, EventId, Handler, HandledAt) = (tenant, eventId, handler, at);

    public TenantId TenantId { get; private set; }

    public string EventId { get; private set; } = "";

    public string Handler { get; private set; } = "";

    public DateTimeOffset HandledAt { get; private set; }
}

internal sealed class InboxTable : IEntityTypeConfiguration<HandledEvent>
{
    public void Configure(EntityTypeBuilder<HandledEvent> builder)
    {
        builder.ToTable("inbox");
        builder.HasKey(e => new { e.TenantId, e.EventId, e.Handler });
        builder.Property(e => e.EventId).HasMaxLength(120);
        builder.Property(e => e.Handler).HasMaxLength(120);
    }
}
