using System.Text.Json;
using FinanceTracker.Contracts;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinanceTracker.Platform.Events;

/// <summary>Reacts to an event of another app, in the tenant of the event. Changes only its own context and does not save it twice.</summary>
public interface IEventHandler<in TEvent>
    where TEvent : IEvent
{
    /// <summary>Does the work on the context it was made with; the intake saves it together with the inbox row.</summary>
    Task HandleAsync(TEvent @event, CancellationToken cancellationToken);
}

/// <summary>A handler as data: the host maps one route per topic and fans out, so that two apps in one process both hear it.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Name">App and handler, the name in the inbox.</param>
/// <param name="Run">Runs the handler once for an event; true when it ran, false when it had run before.</param>
public sealed record EventSubscription(string Topic, string Name, Func<IServiceProvider, string, JsonElement, CancellationToken, Task<bool>> Run);

/// <summary>How an app says what it listens to.</summary>
public static class EventHandling
{
    /// <summary>Subscribes <typeparamref name="THandler"/>, whose work is saved through <typeparamref name="TDb"/>.</summary>
    public static IServiceCollection AddEventHandler<TEvent, THandler, TDb>(this IServiceCollection services)
        where TEvent : IEvent
        where THandler : class, IEventHandler<TEvent>
        where TDb : AppDb
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new EventSubscription(TEvent.Topic, typeof(THandler).FullName!, RunOnceAsync<TEvent, THandler, TDb>));
        return services;
    }

    private static async Task<bool> RunOnceAsync<TEvent, THandler, TDb>(
        IServiceProvider root, string eventId, JsonElement data, CancellationToken cancellationToken)
        where TEvent : IEvent
        where THandler : class, IEventHandler<TEvent>
        where TDb : AppDb
    {
        var @event = data.Deserialize<TEvent>(ApiJson.Options) ?? throw new JsonException($"Empty {TEvent.Topic} event.");
        await using var scope = root.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(new TenantId(@event.TenantId)), user: null);
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var name = typeof(THandler).FullName!;
        if (await db.HandledEvents.AnyAsync(h => h.EventId == eventId && h.Handler == name, cancellationToken)) return false;

        var time = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        db.HandledEvents.Add(new HandledEvent(db.Tenant, eventId, name, time.GetUtcNow()));
        await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(@event, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "inbox" })
        {
            return false; // another delivery of the same event was faster
        }

        return true;
    }
}
