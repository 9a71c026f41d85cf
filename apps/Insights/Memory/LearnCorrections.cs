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

    /// <summary>Puts the correction into the memory; the caller saves.</summary>
    public static async Task<string> LearnAsync(InsightsDb db, LearnCorrection correction, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = DescriptorKey.Of(correction.Descriptor);
        var lesson = await db.Lessons.SingleOrDefaultAsync(l => l.Key == key && l.Direction == correction.Direction, cancellationToken);
        lesson ??= db.Lessons.Add(new Lesson(key, correction.Direction)).Entity;
        lesson.Learn(correction.Descriptor, correction.Category, correction.Merchant, correction.CorrectedAt, time.GetUtcNow());
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
