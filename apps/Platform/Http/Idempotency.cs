using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinanceTracker.Platform.Http;

/// <summary>Says which app's context keeps the answers of a route that honours Idempotency-Key.</summary>
public sealed record IdempotentRoute(Type Db);

/// <summary>
/// Idempotency-Key on POSTs: the first answer below 500 is kept for a day and repeated word for word; the same key with another body
/// is refused; a request still running is 409. The key lives in the tenant, so two tenants never meet.
/// </summary>
public static class Idempotency
{
    private const string Header = "Idempotency-Key";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // No request runs for longer: one that is still without an answer died with its process, and may be sent again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The route honours Idempotency-Key.</summary>
    public static RouteHandlerBuilder Idempotent<TDb>(this RouteHandlerBuilder route)
        where TDb : AppDb =>
        route.WithMetadata(new IdempotentRoute(typeof(TDb)));

    /// <summary>Runs idempotent routes through the record of answers. Must come after the tenant is known.</summary>
    public static void UseIdempotency(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<IdempotentRoute>();
        var key = context.Request.Headers[Header].ToString();
        if (route is null || key.Length == 0)
        {
            await next(context);
            return;
        }

        if (key.Length > 255)
        {
            await new FieldErrors().When(true, Header, "A lo más 255 caracteres.", "At most 255 characters.").ToProblem()!.Refused().ExecuteAsync(context);
            return;
        }

        await RunOnceAsync(context, next, route, $"{context.Request.Path} {key}");
    });

    private static async Task RunOnceAsync(HttpContext context, RequestDelegate next, IdempotentRoute route, string key)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{context.Request.Path}{context.Request.QueryString}\n"), .. body.GetBuffer().AsSpan(0, (int)body.Length)]);

        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var tenant = context.RequestServices.GetRequiredService<Tenants.MultiTenantContext>();
        scope.ServiceProvider.GetRequiredService<Tenants.MultiTenantContext>().Set(tenant.Tenant, tenant.User);
        var db = (AppDb)scope.ServiceProvider.GetRequiredService(route.Db);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        await db.IdempotencyRecords.Where(r => r.Key == key && (r.CreatedAt < now - Kept || (r.Status == null && r.CreatedAt < now - Longest))).ExecuteDeleteAsync(context.RequestAborted);
        if (await FindAsync(db, key, context.RequestAborted) is { } before)
        {
            await RepeatAsync(context, before, hash);
            return;
        }

        var record = new IdempotencyRecord(key, hash, now);
        db.Add(record);
        if (!await TrySaveAsync(db, context.RequestAborted))
        {
            db.ChangeTracker.Clear();
            await RepeatAsync(context, await FindAsync(db, key, context.RequestAborted), hash);
            return;
        }

        await AnswerAsync(context, next, db, record);
    }

    private static Task<IdempotencyRecord?> FindAsync(AppDb db, string key, CancellationToken cancellationToken) =>
        db.IdempotencyRecords.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, cancellationToken);

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, AppDb db, IdempotencyRecord record)
    {
        var original = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var kept = false;
        try
        {
            await next(context);
            if (context.Response.StatusCode < 500)
            {
                record.Answered(context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location, answer.ToArray());
                await db.SaveChangesAsync(CancellationToken.None);
                kept = true;
            }
        }
        finally
        {
            context.Response.Body = original;

            // A request that failed on our side may be tried again under the same key.
            if (!kept) await db.IdempotencyRecords.Where(r => r.Key == record.Key).ExecuteDeleteAsync(CancellationToken.None);
        }

        answer.Position = 0;
        await answer.CopyToAsync(original, context.RequestAborted);
    }

    private static async Task RepeatAsync(HttpContext context, IdempotencyRecord? kept, byte[] hash)
    {
        if (kept is null || (kept.Status is null && kept.RequestHash.AsSpan().SequenceEqual(hash)))
        {
            await CommonProblems.IdempotencyInFlight.Refused().ExecuteAsync(context);
            return;
        }

        if (!kept.RequestHash.AsSpan().SequenceEqual(hash))
        {
            await CommonProblems.IdempotencyMismatch.Refused().ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = kept.Status!.Value;
        context.Response.ContentType = kept.ContentType;
        if (kept.Location is not null) context.Response.Headers.Location = kept.Location;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.Body.WriteAsync(kept.Body, context.RequestAborted);
    }

    private static async Task<bool> TrySaveAsync(AppDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
