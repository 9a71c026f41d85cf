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
    public sealed record Response(Guid Id, MatchStatus Status);

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

/// <summary>Writes down what people say about matches.</summary>
internal sealed class Decisions(TaxDb db, MatchingSchedule schedule, WorkSignal signal, TimeProvider time)
{
    public async Task<Results<Ok<DecideMatch.Response>, Refusal>> DecideAsync(Guid id, bool yes, CancellationToken cancellationToken)
    {
        var match = await db.Matches.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (match is null) return CommonProblems.NotFound.Refused();
        var others = await db.Matches
            .Where(m => m.Id != id && (m.LineId == match.LineId || m.PaymentId == match.PaymentId) && m.Status != MatchStatus.Rejected).ToListAsync(cancellationToken);
        if (yes && others.Exists(o => o.Status == MatchStatus.Confirmed && !IsPartOf(o, match))) return MatchingProblems.AlreadyPaid.Refused();
        match.Decide(yes, time.GetUtcNow());
        if (yes) db.Matches.RemoveRange(others.Where(o => o.DecidedAt is null && !IsPartOf(o, match)));
        db.Note(yes ? "match.confirmed" : "match.rejected", id.ToString("D"));
        await schedule.SoonAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return TypedResults.Ok(new DecideMatch.Response(match.Id, match.Status));
    }

    // Rows of one match of several: the same line pays several invoices by one complemento, or several lines one invoice that was accepted whole.
    private static bool IsPartOf(StoredMatch other, StoredMatch match) =>
        (other.PaymentId == match.PaymentId && other.LineId == match.LineId) || (other.Holds && match.Holds && other.Points == match.Points && other.Reasons == match.Reasons);
}
