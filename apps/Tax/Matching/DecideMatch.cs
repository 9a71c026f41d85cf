using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Matching;

/// <summary>A person says whether a line and an invoice belong together. What was decided stays decided; the rest is matched anew with it.</summary>
public static class DecideMatch
{
    /// <summary>What stands now.</summary>
    /// <param name="Undone">What else was undone with it: a match of several falls as a whole.</param>
    public sealed record Response(Guid Id, MatchStatus Status, IReadOnlyList<Part> Undone);

    /// <summary>A line and an invoice that were taken together because of what was rejected.</summary>
    public sealed record Part(Guid Id, Guid LineId, DateOnly LineDate, decimal LineAmount, string LineDescription, Guid CfdiId, decimal Amount, string Es, string En);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tax/matches/{matchId:guid}/confirm", (Guid matchId, Decisions decisions, CancellationToken stop) => decisions.DecideAsync(matchId, yes: true, stop))
            .Can(Permission.WriteTaxes).Requires(Feature.Tax).WithSummary("Sí corresponde / It belongs");
        routes.MapPost("/tax/matches/{matchId:guid}/reject", (Guid matchId, Decisions decisions, CancellationToken stop) => decisions.DecideAsync(matchId, yes: false, stop))
            .Can(Permission.WriteTaxes).Requires(Feature.Tax).WithSummary("No corresponde / It does not belong");
        routes.MapPost("/tax/matches/run", RunAsync).Can(Permission.WriteTaxes).Requires(Feature.Tax).WithSummary("Conciliar ahora / Match now");
        routes.MapGet("/tax/jobs/{jobId:guid}", ReadJobAsync).Can(Permission.ReadTaxes).WithSummary("Avance de un trabajo / Progress of a job");
    }

    private static async Task<Accepted<JobView>> RunAsync(TaxDb db, MatchingSchedule schedule, WorkSignal signal, CancellationToken cancellationToken)
    {
        var job = await schedule.SoonAsync(cancellationToken)
            ?? await db.Jobs.Where(j => j.Kind == MatchingRun.Kind).OrderByDescending(j => j.CreatedAt).FirstAsync(cancellationToken); // the one that waited may have begun by now
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return TypedResults.Accepted($"/tax/jobs/{job.Id:D}", JobView.Of(job));
    }

    private static async Task<Results<Ok<JobView>, Refusal>> ReadJobAsync(Guid jobId, TaxDb db, CancellationToken cancellationToken) =>
        await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken) is { } job ? TypedResults.Ok(JobView.Of(job)) : CommonProblems.NotFound.Refused();
}
