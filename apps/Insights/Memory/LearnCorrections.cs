using FinanceTracker.Contracts.Insights;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Insights.Memory;

/// <summary>Learns a correction when Ledger tells it, so that the next line of the merchant is right at once.</summary>
public static class LearnCorrections
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/insights/corrections", Handle).ForApps("ledger");

    private static async Task<Ok<CorrectionLearned>> Handle(LearnCorrection correction, InsightsDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = await LearnAsync(db, correction, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new CorrectionLearned(key));
    }

    /// <summary>Puts the correction into the memory at once, unless a later one is there: told twice, or in the wrong order, is told once.</summary>
    public static async Task<string> LearnAsync(InsightsDb db, LearnCorrection correction, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = DescriptorKey.Of(correction.Descriptor);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into insights.lessons (tenant_id, key, direction, descriptor, category, merchant, corrected_at, learned_at)
            values ({db.Tenant.Value}, {key}, {correction.Direction}, {correction.Descriptor}, {correction.Category}, {correction.Merchant}, {correction.CorrectedAt.ToUniversalTime()}, {time.GetUtcNow()})
            on conflict (tenant_id, key, direction) do update set descriptor = excluded.descriptor, category = excluded.category,
                merchant = excluded.merchant, corrected_at = excluded.corrected_at, learned_at = excluded.learned_at
            where excluded.corrected_at >= lessons.corrected_at
            """,
            cancellationToken);
        db.Note("correction.learned", correction.Id.ToString("D"));
        return key;
    }
}

/// <summary>Learns a correction that was only heard of by event, because Insights was away when it was made.</summary>
public sealed class OnCategoryCorrected(InsightsDb db, [FromKeyedServices(InsightsApp.AppName)] AppCalls calls, TimeProvider time) : IEventHandler<CategoryCorrected>
{
    /// <inheritdoc/>
    public async Task HandleAsync(CategoryCorrected @event, CancellationToken cancellationToken)
    {
        var correction = await calls.PostAsync<Question, LearnCorrection>("ledger", "/internal/ledger/corrections", new Question(@event.CorrectionId), cancellationToken);
        if (!correction.IsOk) return; // gone with its tenant
        await LearnCorrections.LearnAsync(db, correction.Value, time, cancellationToken);
    }

    private sealed record Question(Guid Id);
}
