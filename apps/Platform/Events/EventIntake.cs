using System.Text.Json;
using Dapr;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Platform.Events;

/// <summary>
/// Where the sidecar delivers events: one route per topic. Every handler of the topic gets the event; if one fails the answer asks
/// for another delivery, and those that are done are protected by their inbox row.
/// </summary>
public static class EventIntake
{
    /// <summary>Name of the pub/sub component, the same in every environment.</summary>
    public const string PubSub = "pubsub";

    /// <summary>Maps the intake for every subscription.</summary>
    public static void MapEventIntake(this IEndpointRouteBuilder routes, IEnumerable<EventSubscription> subscriptions)
    {
        routes.MapSubscribeHandler().Public().ExcludeFromDescription();
        foreach (var topic in subscriptions.GroupBy(s => s.Topic))
        {
            var handlers = topic.ToList();
            routes.MapPost($"/events/{topic.Key}", (HttpContext context, ILoggerFactory logs) =>
                    DeliverAsync(context, handlers, logs.CreateLogger("FinanceTracker.Events")))
                .WithTopic(new TopicOptions { PubsubName = PubSub, Name = topic.Key })
                .Public()
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> DeliverAsync(HttpContext context, List<EventSubscription> handlers, ILogger log)
    {
        // The envelope is read here, whole: the id in it is what makes a repeated delivery harmless.
        using var envelope = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var id = envelope.RootElement.GetProperty("id").GetString()!;
        var data = envelope.RootElement.GetProperty("data");
        var failed = 0;
        foreach (var handler in handlers)
        {
            try
            {
                await handler.Run(context.RequestServices.GetRootProvider(), id, data, context.RequestAborted);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed++;
                log.LogError(e, "{Handler} failed on event {EventId} of {Topic}, tenant {Tenant}; it will be delivered again", handler.Name, id, handler.Topic, TenantOf(data));
            }
        }

        return failed == 0 ? TypedResults.Ok() : TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
    }

    private static string? TenantOf(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty("tenantId", out var tenant) ? tenant.ToString() : null;

    private static IServiceProvider GetRootProvider(this IServiceProvider scoped) =>
        scoped.GetService(typeof(RootProvider)) is RootProvider root ? root.Services : scoped;
}

/// <summary>The container of the host itself, for work that opens scopes of its own.</summary>
public sealed record RootProvider(IServiceProvider Services);
